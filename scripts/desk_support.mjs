// A desk in use: the program on a folder of its own, a page of Chromium on it, and what both say.

import { execFileSync, spawn } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(path.join(ROOT, ".tools/node/package.json"));
export const { chromium } = require("playwright-core");
export const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const PICTURES = path.join(ROOT, "target/desk");
export const PROGRAM = process.env.VANTHU ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(ROOT, "target"), "debug/vanthu");
// The day on which deadlines are looked at, so that every run says the same.
const TODAY = "25/11/2026";

// Runs a program; what it prints.
export const run = (program, ...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

// A folder with the directives of the repository.
export class Office {
  constructor() {
    this.root = fs.mkdtempSync(path.join(os.tmpdir(), "vanthu-desk-"));
    fs.cpSync(path.join(ROOT, "directives"), this.path("directives"), { recursive: true });
  }

  path(name) {
    return path.join(this.root, name);
  }

  read(name) {
    return fs.readFileSync(this.path(name), "utf8");
  }

  // Saves a file as Notepad does: in one step, into the file itself.
  save(name, text) {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), text);
  }

  // Saves a file as most editors do: beside it, then in its place.
  replace(name, text) {
    fs.writeFileSync(this.path(`${name}.moi`), text);
    fs.renameSync(this.path(`${name}.moi`), this.path(name));
  }

  edit(name, from, to) {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} has no “${from}”`);
    this.save(name, text.replace(from, to));
  }

  remove() {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

// The program on an office's folder.
export class Program {
  static async start(office, port = 0, options = []) {
    const program = new Program();
    program.process = spawn(PROGRAM, ["preview", "--port", String(port), ...options], {
      cwd: office.root,
      env: { ...process.env, VANTHU_TODAY: TODAY, VANTHU_LANG: "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    program.ended = new Promise((done) => program.process.once("exit", done));
    program.url = await new Promise((done, failed) => {
      let said = "";
      program.process.stdout.on("data", (piece) => {
        said += piece;
        const found = /http:\S+/.exec(said);
        if (found) done(found[0]);
      });
      program.process.once("exit", () => failed(new Error("the program has ended")));
    });
    program.port = Number(new URL(program.url).port);
    return program;
  }

  async stop() {
    this.process.kill("SIGINT");
    await this.ended;
  }
}

// Opens a page that may ask nothing but the program and may complain of nothing.
export const openPage = async (browser, complaints, options = {}) => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, ...options });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("console", (message) => {
    // That the program is away is told by the browser itself, too.
    const away = /net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|FAILED|EMPTY_RESPONSE)/;
    if (message.type() === "error" && !away.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") complaints.push(`asks for ${request.url()}`);
  });
  return page;
};

// Waits until an expression in the page is true.
export const until = async (page, what, test, value) => {
  try {
    await page.waitForFunction(test, value, { polling: "raf" });
  } catch (error) {
    throw new Error(`never seen: ${what} (${error.message.split("\n")[0]})`);
  }
};

// Keeps a picture of what is seen.
export const picture = async (page, name) => {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
};

// The words of a PDF with their places in points: page, text, left, bottom.
export const words = (pdf) => {
  const html = run("pdftotext", "-bbox", pdf, "-");
  return html.split("<page ").slice(1).flatMap((part, index) =>
    [...part.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)]
      .map(([, left, bottom, text]) => ({ page: index + 1, text, left: Number(left), bottom: Number(bottom) })));
};
