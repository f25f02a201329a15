import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines, runChild, startChild } from "../../scripts/lib/children.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root } from "../../scripts/lib/root.mjs";

function isInstalled(program: string, flag: string): boolean {
  try {
    execFileSync(program, [flag], { stdio: "ignore", env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
    return true;
  } catch {
    return false;
  }
}

/** Why the tests with nginx are skipped, for their names; never in CI, where they must run. */
export const nginxMissing =
  process.env.CI === "true" || (isInstalled("nginx", "-v") && isInstalled("openssl", "version"))
    ? ""
    : " (skipped: nginx or openssl is not installed)";

/** What the example of the documentation passes on. */
function documented(): string {
  const guide = readFileSync(join(root, "docs/deploy/reverse-proxy.md"), "utf8");
  const [, example = ""] = /```nginx\n([\s\S]*?)```/.exec(guide) ?? [];
  const lines = example.split("\n").filter((line) => /^\s*(proxy_(?!pass)|client_)\w+ /.test(line));
  if (lines.length < 4) throw new Error("docs/deploy/reverse-proxy.md has no nginx example");
  return lines.join("\n");
}

/** How people put nginx before a web application; each passes on something else of what the browser asked for. */
export const variants = {
  "nginx's defaults: Host of the upstream, no X-Forwarded-*": "",
  "as the documentation says": documented(),
  "Host without its port": `proxy_set_header Host $host; proxy_set_header X-Forwarded-Host $host;
    proxy_set_header X-Forwarded-Proto $scheme;`,
};

/** nginx with TLS before `upstream`, with the directives `passes`. Throws when nginx or openssl is not installed. */
export async function startNginx(upstream: string, passes: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "console-nginx-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const certificate = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const files = ["-subj", "/CN=127.0.0.1", "-keyout", join(folder, "k.pem"), "-out", join(folder, "c.pem")];
  const made = await runChild("openssl", "openssl", ["req", "-x509", ...certificate, ...files]);
  if (made.code !== 0) throw new Error(`openssl ended with code ${made.code}:\n${lastLines(made.output, 10)}`);
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(folder, "nginx.conf"),
    `worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log stderr;
events {}
http {
  access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  server {
    listen 127.0.0.1:${port} ssl; ssl_certificate ${folder}/c.pem; ssl_certificate_key ${folder}/k.pem;
    location / { proxy_pass ${upstream}; ${passes} }
  }
}
`,
  );
  const child = startChild("nginx", "nginx", ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")], {});
  const url = `https://127.0.0.1:${port}`;
  for (let tries = 0; !(await isOpen(port)); tries += 1) {
    const ended = await Promise.race([child.ended, sleep(50)]);
    if (!ended && tries < 200) continue;
    await child.stop("SIGTERM", 5_000);
    remove();
    throw new Error(`nginx did not start:\n${lastLines(child.output(), 10)}`);
  }
  return {
    url,
    stop: async () => {
      await child.stop("SIGTERM", 5_000);
      remove();
    },
  };
}

async function isOpen(port: number): Promise<boolean> {
  const { connect } = await import("node:net");
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
