// Reads the picture of a registration page with the camera, where the browser can (BarcodeDetector).
import { element } from "./view.js";

const PAUSE_MILLISECONDS = 200;

export const canScan = async () => {
  try {
    return (await BarcodeDetector.getSupportedFormats()).includes("qr_code") && Boolean(navigator.mediaDevices);
  } catch {
    return false;
  }
};

// Shows what the camera sees in a place, and gives the first text that it reads; the camera is off when the signal comes.
export const scan = async (place, signal) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const off = () => {
    stream.getTracks().forEach((track) => track.stop());
    place.replaceChildren();
  };
  signal.addEventListener("abort", off);
  try {
    const video = element("video", { class: "phone-camera", playsinline: true, "aria-label": "What the camera sees" });
    video.muted = true;
    video.srcObject = stream;
    place.replaceChildren(video);
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    while (!signal.aborted) {
      const [code] = await detector.detect(video);
      if (code) {
        return code.rawValue;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
    return undefined;
  } finally {
    off();
  }
};
