// Compiles src/main/scss, and copies the scripts that are npm packages, into the folder given as argument. Fetches the npm
// packages first when they are missing or older than the lock file, so that a second build needs neither npm nor a network.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, process.argv[2] ?? "target/generated-resources");

const stylesheets = {
  "nhsuk.scss": "META-INF/resources/care-identity/nhsuk.css",
  "care-identity-login.scss": "theme/care-identity/login/resources/css/care-identity-login.css",
  "registration.scss": "theme-resources/resources/css/care-identity-registration.css",
  "login-button.scss": "theme/care-identity-button/login/resources/css/care-identity-login-button.css",
};

const scripts = {
  "keycloak-js/lib/keycloak.js": "theme-resources/resources/js/registration/keycloak.js",
};

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

const { compile } = await import("sass");
for (const [source, target] of Object.entries(stylesheets)) {
  const { css } = compile(join(here, "src/main/scss", source), {
    loadPaths: [join(here, "node_modules"), join(here, "src/main/resources/META-INF/resources/care-identity")],
    quietDeps: true,
    style: "compressed",
  });
  // The NHS typeface is licensed to NHS organisations only, and a login page must not load anything from elsewhere.
  const foreign = css.match(/frutiger|@font-face|https?:\/\/(?!www\.w3\.org\/)[^"')\s]*/i);
  if (foreign) {
    throw new Error(`${target} must not contain ${foreign[0]}`);
  }
  mkdirSync(dirname(join(output, target)), { recursive: true });
  writeFileSync(join(output, target), css);
}

for (const [source, target] of Object.entries(scripts)) {
  mkdirSync(dirname(join(output, target)), { recursive: true });
  copyFileSync(join(here, "node_modules", source), join(output, target));
}
