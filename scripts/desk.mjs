// The walks on the desk. Each is a story of its own with a folder of its own.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Office, PICTURES, PROGRAM, Program, chromium, openPage, picture, run, until, words } from "./desk_support.mjs";
import { accessible, inSizes } from "./desk_access.mjs";
import { latency, many } from "./desk_measure.mjs";

const HA_DONG = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";
const HA_LONG = "directives/2021-02-01-quang-ninh-ha-long.yaml";
const PROFILE = "directives/co-quan/quan-uy-ha-dong.yaml";
const MM = 72 / 25.4;
// How far a printed word may stand from its place in the PDF; boxes of words are as high as each writer says.
const ACROSS_MM = 0.35;
const DOWN_MM = 1.4;

const text = () => document.getElementById("pages").textContent;
// A word may stand at the end of a line.
const has = (word) => document.getElementById("pages").textContent.replace(/\s/g, "").includes(word.replace(/\s/g, ""));
const isOpen = (source) => document.querySelector("#list [aria-current]")?.dataset.source === source && document.querySelector(".page svg") !== null;

export const open = async (page, source) => {
  await page.locator(`#list a[data-source="${source}"]`).click();
  await until(page, `${source} opened`, isOpen, source);
};

// Seen on the screen: every word of the PDF. Printed: every word at its place.
const pagesAreThePdf = async ({ page, office }) => {
  assert.equal(await page.locator("#list a").count(), 6);
  for (const source of [HA_LONG, HA_DONG]) {
    await open(page, source);
    const pdf = office.path("shown.pdf");
    fs.writeFileSync(pdf, await page.evaluate(async (address) =>
      [...new Uint8Array(await (await fetch(address)).arrayBuffer())], `/api/file?source=${source}&format=pdf`).then(Buffer.from));
    const told = words(pdf);
    const svg = (await page.evaluate(text)).replace(/\s/g, "");
    for (const word of told) assert.ok(svg.includes(word.text.replaceAll("&amp;", "&")), `${word.text} of the PDF is not seen`);
    const printed = office.path("printed.pdf");
    await page.pdf({ path: printed, preferCSSPageSize: true });
    const other = words(printed);
    assert.equal(other.length, told.length, "as many words on paper");
    const near = (word) => other.some((o) => o.page === word.page && o.text === word.text
      && Math.abs(o.left - word.left) < ACROSS_MM * MM && Math.abs(o.bottom - word.bottom) < DOWN_MM * MM);
    for (const word of told) assert.ok(near(word), `“${word.text}” of page ${word.page} is printed elsewhere`);
  }
  await picture(page, "desk");
};

// A save changes the page where it stands.
const savesAreSeen = async ({ page, office }) => {
  await open(page, HA_DONG);
  await page.locator("#zoom-in").click();
  const zoom = await page.locator("#zoom-now").textContent();
  await page.evaluate(() => {
    const paper = document.getElementById("paper");
    paper.scrollTop = 700;
    window.first = document.querySelector(".page");
    window.second = document.querySelectorAll(".page")[1].firstElementChild;
    // What every frame shows from now on.
    window.frames = [];
    const look = () => {
      window.frames.push([paper.scrollTop, document.querySelectorAll(".page svg").length, document.getElementById("trouble").hidden]);
      window.looking = requestAnimationFrame(look);
    };
    look();
  });
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  await until(page, "the change", has, "tổ tiêm");
  const marked = await page.evaluate(() => [...document.querySelectorAll("rect.changed")].map((rect) => {
    const mark = rect.getBoundingClientRect();
    const inside = (group) => {
      const box = group.getBoundingClientRect();
      return box.top >= mark.top - 1 && box.bottom <= mark.bottom + 1;
    };
    return [...document.querySelectorAll("g[data-paragraph]")].filter(inside).map((group) => group.textContent).join("");
  }));
  assert.ok(marked.length >= 1, "a changed paragraph is marked");
  for (const paragraph of marked) assert.match(paragraph, /tổ ?tiêm/);
  await picture(page, "changed");
  const after = await page.evaluate(() => {
    cancelAnimationFrame(window.looking);
    return { scroll: document.getElementById("paper").scrollTop, same: window.first === document.querySelector(".page"), frames: window.frames };
  });
  assert.equal(after.scroll, 700, "the scroll is kept");
  assert.ok(after.same, "the page is changed, not replaced");
  assert.equal(await page.locator("#zoom-now").textContent(), zoom, "the zoom is kept");
  for (const frame of after.frames) assert.deepEqual(frame, [700, 2, true], "no frame is empty or elsewhere");
  await until(page, "the marks gone", () => !document.querySelector("rect.changed"));
  assert.match(await page.locator("#news").textContent(), /^Vừa cập nhật: \d đoạn đổi, từ trang \d\./);
  // Editors that put a new file in the old one's place.
  office.replace(HA_DONG, office.read(HA_DONG).replace("tổ tiêm", "nhóm tiêm"));
  await until(page, "a replaced file", has, "nhóm tiêm");
};

// Whatever comes in whatever haste, what is seen in the end is what is there.
const hasteEndsRight = async ({ page, office }) => {
  await open(page, HA_DONG);
  const good = office.read(HA_DONG);
  for (let i = 0; i < 200; i += 1) {
    office.save(HA_DONG, [good.replace("đội tiêm", `đội${i}tiêm`), "loai: [\n", ""][i % 7 === 3 ? 1 : i % 11 === 5 ? 2 : 0]);
  }
  office.save(HA_DONG, good.replace("đội tiêm", "độicuốitiêm"));
  await until(page, "the last save", () => document.getElementById("pages").textContent.includes("độicuốitiêm") && document.getElementById("trouble").hidden);
  await page.locator("#tab-html").click();
  await page.evaluate(() => {
    const links = [...document.querySelectorAll("#list a")];
    for (let i = 0; i < 60; i += 1) links[i % links.length].click();
  });
  await until(page, "one web page, of the notice chosen last", () => {
    const frames = [...document.querySelectorAll("#sheet iframe")];
    return frames.length === 1 && frames[0].className === ""
      && decodeURIComponent(frames[0].src).includes(document.querySelector("#list [aria-current]").dataset.source);
  });
  await page.locator("#tab-pdf").click();
  fs.renameSync(office.path("directives"), office.path("elsewhere"));
  await until(page, "the folder taken away", () => document.querySelectorAll("#list a").length === 0);
  fs.renameSync(office.path("elsewhere"), office.path("directives"));
  await until(page, "the folder put back", () => document.querySelectorAll("#list a").length === 6);
  await open(page, HA_DONG);
  office.save(HA_DONG, good.replace("đội tiêm", "độitrởlạitiêm"));
  await until(page, "a save after that", has, "độitrởlạitiêm");
};

// An error stands over the last good page until it is mended.
const errorsAreTold = async ({ page, office }) => {
  await open(page, HA_DONG);
  const good = office.read(HA_DONG);
  const before = await page.evaluate(text);
  office.save(HA_DONG, good.replace("loai: thong-bao-ket-luan", "loai: thong-bao-ket-luann"));
  await until(page, "the panel", () => !document.getElementById("trouble").hidden);
  const panel = await page.locator("#trouble").innerText();
  assert.match(panel, /Tệp đang có 1 lỗi; trang bên dưới là bản tốt lần trước\./);
  assert.match(panel, /loai: thong-bao-ket-luann/, "the excerpt");
  assert.match(panel, /Cách sửa: /, "the hint");
  assert.equal(await page.evaluate(text), before, "the last good page stays");
  assert.ok(await page.locator("#print").isDisabled());
  assert.equal(await page.locator("#download").getAttribute("href"), null);
  await accessible(page, "with an error");
  await picture(page, "error");
  const sheet = office.path("bad.pdf");
  await page.pdf({ path: sheet, preferCSSPageSize: true });
  assert.match(run("pdftotext", sheet, "-"), /^Văn bản đang có lỗi: sửa xong rồi hãy in\.\s*$/, "nobody prints what the file does not say");
  office.save(HA_DONG, "loai: [\n");
  await until(page, "another error", () => document.getElementById("trouble").innerText.includes("loai: ["));
  assert.equal(await page.evaluate(text), before);
  // Opened anew, the last good page is there still.
  await page.reload();
  await until(page, "the last good page after a reload", () => document.querySelector(".page svg") && !document.getElementById("trouble").hidden);
  assert.equal(await page.evaluate(text), before);
  office.save(HA_DONG, good);
  await until(page, "the panel gone", () => document.getElementById("trouble").hidden);
  assert.equal(await page.evaluate(text), before);
  assert.ok(await page.locator("#print").isEnabled());
  // A file that goes and comes back.
  fs.unlinkSync(office.path(HA_DONG));
  await until(page, "the file gone", () => document.getElementById("trouble").innerText.includes("không còn trong thư mục"));
  assert.equal(await page.locator("#list a").count(), 5);
  office.save(HA_DONG, good.replace("đội tiêm", "đoàn tiêm"));
  await until(page, "the file back", has, "đoàn tiêm");
  await until(page, "the panel gone", () => document.getElementById("trouble").hidden);
  assert.equal(await page.locator("#list a").count(), 6);
};

// Whatever a notice is made of.
const allThatIsUsed = async ({ page, office }) => {
  await open(page, HA_DONG);
  office.edit(PROFILE, "dia_danh: Hà Đông", "dia_danh: Hà Nội");
  await until(page, "the organ's profile", has, "Hà Nội, ngày");
  office.save("templates/bodies/thong-bao-ket-luan.md", "Một câu của mẫu riêng.\n");
  await until(page, "the template", has, "Một câu của mẫu riêng.");
  office.save("templates/bodies/thong-bao-ket-luan.md", "{{ khong_co_khoa_nay }}\n");
  await until(page, "the template's error", () => !document.getElementById("trouble").hidden);
  assert.ok(await page.evaluate(has, "Một câu của mẫu riêng."), "the last good page");
  fs.rmSync(office.path("templates"), { recursive: true });
  await until(page, "the template taken away", has, "Các đồng chí dự họp");
  office.save("vanthu.yaml", "quy_tac: {P-TASKK: tat}\n");
  await page.locator("#shared summary").waitFor();
  if (!(await page.locator("#shared .place").isVisible())) await page.locator("#shared summary").click();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#shared .place").click();
  await until(page, "the place copied", () => document.getElementById("news").textContent === "Đã chép vanthu.yaml:1.");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "vanthu.yaml:1");
  office.save("vanthu.yaml", "dang: {dau_het: ./.}\n");
  await until(page, "the office's settings", has, "./.");
  await page.locator("#tab-html").click();
  const frame = page.frameLocator("#sheet iframe");
  await frame.locator("body").waitFor();
  await page.evaluate(() => document.querySelector("#sheet iframe").contentWindow.scrollTo(0, 400));
  const css = fs.readFileSync(new URL("../templates/pages/notice.css", import.meta.url), "utf8");
  office.save("templates/pages/notice.css", `${css}\nbody { outline: 7px solid rgb(1, 2, 3); }\n`);
  await until(page, "the stylesheet", () => {
    const frames = [...document.querySelectorAll("#sheet iframe")];
    return frames.length === 1 && frames[0].className === ""
      && frames[0].contentWindow.getComputedStyle(frames[0].contentDocument.body).outlineWidth === "7px";
  });
  assert.equal(await page.evaluate(() => document.querySelector("#sheet iframe").contentWindow.scrollY), 400, "the web page's scroll is kept");
  office.edit(HA_DONG, "loai: thong-bao-ket-luan", "tieu_chuan: party-2026\nloai: thong-bao-ket-luan");
  await page.locator("#tab-pdf").click();
  await until(page, "another standard's clauses", () => document.getElementById("findings").textContent.includes("HD05"));
};

// The other documents, and what is saved.
const otherFormats = async ({ page, office }) => {
  await open(page, HA_DONG);
  await page.locator("#tab-html").click();
  await page.frameLocator("#sheet iframe").getByText("QUẬN ỦY HÀ ĐÔNG").waitFor();
  await picture(page, "html");
  await page.locator("#tab-md").click();
  const md = run("sh", "-c", `cd '${office.root}' && '${PROGRAM}' render '${HA_DONG}' -f md`);
  await until(page, "the Markdown", (told) => document.querySelector("#sheet pre")?.textContent === told, md);
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  await until(page, "the changed Markdown", () => document.querySelector("#sheet pre").textContent.includes("tổ tiêm"));
  await page.locator("#tab-docx").click();
  await page.getByText("Trình duyệt không xem được tệp Word").waitFor();
  for (const [tab, format] of [["pdf", "pdf"], ["html", "html"], ["md", "md"], ["docx", "docx"]]) {
    await page.locator(`#tab-${tab}`).click();
    const [saved] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
    assert.equal(saved.suggestedFilename(), path.basename(HA_DONG).replace("yaml", format));
    const built = office.path(`built.${format}`);
    run("sh", "-c", `cd '${office.root}' && '${PROGRAM}' render '${HA_DONG}' -f ${format} > '${built}'`);
    assert.ok(fs.readFileSync(await saved.path()).equals(fs.readFileSync(built)), `${format} is what build makes`);
  }
  // Printed from another tab, it is still the pages.
  await page.locator("#tab-md").click();
  const printed = office.path("printed.pdf");
  await page.pdf({ path: printed, preferCSSPageSize: true });
  assert.equal(words(printed).length, words(office.path("built.pdf")).length);
};

// The list: searched with and without marks, filtered, ordered.
const listIsSearched = async ({ page, office }) => {
  const sources = () => page.locator("#list a").evaluateAll((links) => links.map((link) => link.dataset.source.slice(11, 21)));
  await until(page, "all read", () => document.getElementById("count").textContent === "6 văn bản");
  const all = await sources();
  assert.deepEqual(all, [...all].sort().reverse(), "newest first");
  const search = page.locator("#query");
  for (const [typed, found] of [["ha dong", 2], ["hà đông", 1], ["quan uy", 3], ["PHONG, CHONG", 5], ["truc tuyen ", 3], ["xyz", 0]]) {
    await search.fill(typed);
    const count = await page.locator("#count").textContent();
    assert.equal(count, `${found} trong 6 văn bản`, typed);
  }
  assert.ok(await page.locator("#none").isVisible());
  await page.locator("#unfilter").click();
  const choose = async (filter, value, found) => {
    await page.locator(`#${filter}`).selectOption(value);
    assert.equal((await sources()).length, found, `${filter} ${value}`);
    await page.locator("#unfilter").click();
  };
  await choose("kind", "chi-thi", 1);
  await choose("organ", "tinh-uy-quang-ninh", 2);
  await choose("month", "2021-02", 1);
  await choose("state", "draft", 6);
  office.edit(HA_LONG, "loai: thong-bao-ket-luan", "loai: sai");
  await until(page, "a state with errors", () => [...document.getElementById("state").options].some((o) => o.textContent === "Có lỗi (1)"));
  await choose("state", "error", 1);
  await choose("state", "draft", 5);
};

// The program goes and comes back.
const programComesBack = async (walk) => {
  const { page, office } = walk;
  await open(page, HA_DONG);
  await page.evaluate(() => {
    document.getElementById("paper").scrollTop = 500;
    window.stayed = true;
  });
  await walk.program.stop();
  await until(page, "the loss told", () => document.getElementById("live").className === "lost");
  assert.ok(await page.evaluate(has, "đội tiêm"), "the page stays");
  await picture(page, "away");
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  walk.program = await Program.start(office, walk.program.port);
  await until(page, "the connection back", () => document.getElementById("live").className === "live");
  await until(page, "what happened meanwhile", has, "tổ tiêm");
  office.edit(HA_DONG, "tổ tiêm", "kíp tiêm");
  await until(page, "a save after the return", has, "kíp tiêm");
  assert.ok(await page.evaluate(() => window.stayed && document.getElementById("paper").scrollTop === 500), "the page was not loaded again");
};

// What changed while the program was away is seen in every tab, though the new one counts anew.
const otherTabsComeBack = async (walk) => {
  const { page, office } = walk;
  await open(page, HA_DONG);
  await page.locator("#tab-md").click();
  await until(page, "the Markdown", () => document.querySelector("#sheet pre")?.textContent.includes("đội tiêm"));
  await walk.program.stop();
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  walk.program = await Program.start(office, walk.program.port);
  await until(page, "the Markdown of the file as it is", () => document.querySelector("#sheet pre").textContent.includes("tổ tiêm"));
};

// A page that nobody sees listens to nothing; shown again, it is what the files are.
const hiddenIsLetGo = async ({ browser, complaints, page, office }) => {
  await open(page, HA_DONG);
  const turn = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  let asked = 0;
  page.on("request", () => { asked += 1; });
  await turn(true);
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  const other = await openPage(browser, complaints);
  await other.goto(page.url());
  await until(other, "the change on a page that is seen", has, "tổ tiêm");
  await other.close();
  assert.equal(asked, 0, "the hidden page asked for something");
  assert.ok(await page.evaluate(has, "đội tiêm"));
  await turn(false);
  await until(page, "the change on the page that is shown again", has, "tổ tiêm");
};

// Where events do not come through, the desk asks.
const eventsDoNotCome = async ({ page, office, program }) => {
  await page.route("**/live", (route) => route.abort());
  await page.goto(program.url);
  await until(page, "asking", () => document.getElementById("live").className === "poll");
  await open(page, HA_DONG);
  office.edit(HA_DONG, "đội tiêm", "tổ tiêm");
  await until(page, "a change without events", has, "tổ tiêm");
};

// No mouse is touched.
const keysOnly = async ({ page }) => {
  await until(page, "all read", () => document.getElementById("count").textContent === "6 văn bản");
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.source || document.activeElement.tagName);
  const press = async (...names) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const seen = [];
  for (let i = 0; i < 40; i += 1) {
    await press("Tab");
    const now = await focus();
    if (seen.includes(now)) break;
    seen.push(now);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    if (now !== "BODY") assert.notEqual(outline, "none", `${now} shows that it has the focus`);
  }
  for (const id of ["theme", "help-open", "query", "kind", "organ", "month", "state", "tab-pdf", "zoom-out", "zoom-in", "zoom-fit", "print", "download", "findings-toggle", "paper", "findings"]) {
    assert.ok(seen.includes(id), `Tab comes to ${id}; it came to ${seen}`);
  }
  await page.evaluate(() => document.activeElement.blur());
  await press("/");
  assert.equal(await focus(), "query");
  await page.keyboard.type("ha long");
  await press("ArrowDown", "Enter");
  await until(page, "opened by Enter", isOpen, HA_LONG);
  await press("/", "Escape");
  await page.locator("#query").fill("");
  await press("ArrowDown", "End", "Home", "ArrowDown");
  const second = await page.locator("#list a").nth(1).getAttribute("data-source");
  assert.equal(await focus(), second);
  await press("Enter", "k");
  await until(page, "the one before", isOpen, await page.locator("#list a").first().getAttribute("data-source"));
  await press("3");
  assert.equal(await page.locator("#tab-md").getAttribute("aria-selected"), "true");
  await page.locator("#tab-md").focus();
  await press("ArrowLeft");
  assert.equal(await page.locator("#tab-html").getAttribute("aria-selected"), "true");
  assert.equal(await focus(), "tab-html");
  await press("1");
  const zoom = async () => page.locator("#zoom-now").textContent();
  const before = await zoom();
  await press("+");
  assert.notEqual(await zoom(), before);
  await press("0");
  assert.equal(await zoom(), before);
  await press("n");
  assert.ok(await page.locator("#findings").isHidden());
  await press("n", "?");
  assert.ok(await page.locator("#help").isVisible());
  await accessible(page, "the keys");
  await picture(page, "keys");
  await press("Escape");
  assert.ok(await page.locator("#help").isHidden());
  await page.locator("#paper").focus();
  await press("PageDown");
  await until(page, "the pages scrolled by a key", () => document.getElementById("paper").scrollTop > 100);
  await page.locator("#help-open").click();
  await page.locator("#keys-on").uncheck();
  await press("Escape", "3");
  assert.equal(await page.locator("#tab-pdf").getAttribute("aria-selected"), "true", "letters can be switched off");
};

// Names and texts that mean something to a browser mean nothing here.
const hostileTexts = async ({ page, office, program }) => {
  const name = "directives/a&b=c#d%25 “ê” <i>'\".yaml";
  const evil = "</text></svg><img src=x onerror=alert(1)><script>alert(2)</script>&lt;";
  const good = office.read(HA_DONG);
  office.save(name, good.replace("trich_yeu: ", `trich_yeu: '${evil}' #`));
  await until(page, "the file in the list", (name) => [...document.querySelectorAll("#list a")].some((link) => link.dataset.source === name), name);
  await page.locator("#list a", { hasText: "onerror" }).click();
  await until(page, "it opened", (evil) => document.getElementById("title").textContent === evil, evil);
  assert.equal(await page.locator("#notice img, #notice script, #list img").count(), 0);
  await until(page, "its text on the page", has, "<script>alert(2)</script>");
  for (const tab of ["html", "md", "docx", "pdf"]) await page.locator(`#tab-${tab}`).click();
  await page.reload();
  await until(page, "it opened by its address", (evil) => document.getElementById("title").textContent === evil, evil);
  office.save(name, good.replace("loai: ", `loai: '${evil}' #`));
  await until(page, "its error", () => !document.getElementById("trouble").hidden);
  assert.equal(await page.locator("#notice img, #notice script, #list img").count(), 0);
  for (const address of ["#%", "#khong-co", "#directives%2F..%2F..%2Fetc%2Fpasswd"]) {
    await page.goto("about:blank");
    await page.goto(`${program.url}${address}`);
    await until(page, `a desk at ${address}`, () => document.querySelector(".page svg"));
  }
};

// From nothing to the first notice.
const anEmptyFolderFills = async (walk) => {
  const { page, office } = walk;
  await walk.program.stop();
  const good = office.read(HA_DONG);
  fs.rmSync(office.path("directives"), { recursive: true });
  fs.mkdirSync(office.path("directives"));
  walk.program = await Program.start(office);
  await page.goto(walk.program.url);
  await until(page, "what to do", () => document.getElementById("blank").textContent === "Thư mục chưa có văn bản nào. Gõ vanthu new để tạo tệp đầu tiên.");
  await accessible(page, "an empty folder");
  office.save("directives/moi.yaml", "");
  await until(page, "the new file, opened by itself", () => document.getElementById("title").textContent === "moi");
  assert.match(await page.locator("#trouble").innerText(), /Tệp đang có 1 lỗi nên chưa dàn trang được\.[^]*Chưa ghi gì/);
  office.save("directives/moi.yaml", good);
  await until(page, "the missing profile", () => document.getElementById("trouble").textContent.includes("co-quan"));
  fs.cpSync(new URL("../directives/co-quan", import.meta.url), office.path("directives/co-quan"), { recursive: true });
  await until(page, "the first pages", () => document.querySelectorAll(".page svg").length === 2 && document.getElementById("trouble").hidden);
};

// The interface in English.
const inEnglish = async (walk) => {
  await walk.program.stop();
  walk.program = await Program.start(walk.office, 0, ["--lang", "en"]);
  await walk.page.goto(walk.program.url);
  await open(walk.page, HA_DONG);
  assert.equal(await walk.page.locator("html").getAttribute("lang"), "en");
  assert.equal(await walk.page.locator("#tab-pdf").textContent(), "Print (PDF)");
  await until(walk.page, "all read", () => document.getElementById("count").textContent === "6 notices");
  await accessible(walk.page, "in English");
};

const WALKS = { pagesAreThePdf, savesAreSeen, hasteEndsRight, errorsAreTold, allThatIsUsed, otherFormats, listIsSearched, programComesBack, otherTabsComeBack, hiddenIsLetGo, eventsDoNotCome, keysOnly, inSizes, hostileTexts, anEmptyFolderFills, inEnglish, many, latency };

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(WALKS);
fs.mkdirSync(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
let failed = 0;
for (const name of chosen) {
  const complaints = [];
  const walk = { browser, office: new Office(), complaints };
  try {
    walk.program = await Program.start(walk.office);
    walk.page = await openPage(browser, complaints);
    await walk.page.goto(walk.program.url);
    await until(walk.page, "the desk", () => document.querySelector(".page svg"));
    await WALKS[name](walk);
    assert.deepEqual(complaints, []);
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.message}\n${error.stack.split("\n").slice(1, 6).join("\n")}`);
    if (walk.page) await picture(walk.page, `failed-${name}`).catch(() => {});
  }
  await walk.page?.close();
  await walk.program?.stop();
  walk.office.remove();
}
await browser.close();
console.log(`   ${chosen.length} walks on the desk, ${failed} failed`);
process.exit(failed ? 1 : 0);
