// Fetches the npm packages when they are missing or older than the lock file, so that a second build needs no network.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

const modified = (path) => {
  try {
    return statSync(join(here, path)).mtimeMs;
  } catch {
    return 0;
  }
};

const installed = modified("node_modules/.package-lock.json");
if (installed < modified("package-lock.json") || installed < modified("package.json")) {
  execFileSync("npm", ["ci", "--no-progress"], { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
}
