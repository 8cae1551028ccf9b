// Asks whether what the page waits for has happened, after 2, 3, and then every 5 seconds, and goes on when it has.
const PAUSES = [2000, 3000, 5000];
// a node that is gone may not even refuse
const PATIENCE = 5000;
const form = document.getElementById("care-identity-waiting");
const status = document.getElementById("care-identity-waiting-status");
const end = performance.now() + Number(form.dataset.seconds) * 1000;

function pause(asked) {
  return new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(asked, PAUSES.length - 1)]));
}

async function happened() {
  try {
    const answer = await fetch(form.dataset.state, {
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) {
      return false;
    }
    const state = await answer.json();
    if (state.told === false && status.dataset.untold) {
      status.textContent = status.dataset.untold;
    }
    return state.answered;
  } catch {
    // no network for a moment, or the server's node is gone: another one answers
    return false;
  }
}

status.textContent = status.dataset.waiting;
for (let asked = 0; ; asked++) {
  await pause(asked);
  if ((await happened()) || performance.now() >= end) {
    form.submit();
    break;
  }
}
