// Who can use the desk: on which screens, with which helps.

import assert from "node:assert/strict";
import { AXE, openPage, picture, until } from "./desk_support.mjs";

const HA_DONG = "directives/2022-01-13-ha-dong-phong-chong-dich.yaml";
// A window of 1366 × 768 enlarged to 200 % has half of each.
const SCREENS = { "1366": [1366, 768], "1280": [1280, 1024], "200 %": [683, 384], phone: [360, 740] };

// No finding of axe-core that is serious or worse.
export const accessible = async (page, where) => {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], iframes: false });
    return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
  assert.deepEqual(found, [], `accessibility, ${where}`);
};

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// On every screen, light and dark: nothing to scroll sideways, everything within reach, nothing axe-core
// takes offence at.
export const inSizes = async ({ browser, program, complaints }) => {
  for (const [screen, [width, height]] of Object.entries(SCREENS)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await openPage(browser, complaints, { viewport: { width, height }, colorScheme });
      const where = `${screen}, ${colorScheme}`;
      await page.goto(program.url);
      await until(page, "all read", () => document.getElementById("count").textContent === "6 văn bản");
      assert.equal(await sideways(page), 0, `the list, ${where}`);
      await accessible(page, `the list, ${where}`);
      await page.locator(`#list a[data-source="${HA_DONG}"]`).click();
      await until(page, "the pages", () => document.querySelector(".page")?.getBoundingClientRect().width > 100);
      assert.equal(await sideways(page), 0, `the notice, ${where}`);
      await accessible(page, `the notice, ${where}`);
      const white = await page.locator(".page").first().evaluate((place) => getComputedStyle(place).backgroundColor);
      assert.equal(white, "rgb(255, 255, 255)", "the page is white in every theme");
      await picture(page, `size-${width}-${colorScheme}`);
      await reachable(page, where);
      if (width < 960) {
        assert.equal(await page.evaluate(() => document.activeElement.id), "title", "the focus goes with the notice");
        await page.locator("#back").click();
        await page.locator("#list").waitFor();
        assert.ok(await page.locator("#main").isHidden());
      }
      await page.close();
    }
  }
};

// Everything that is pressed can be brought into the window.
const reachable = async (page, where) => {
  for (const id of ["tab-docx", "zoom-in", "print", "download", "findings-toggle"]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    const box = await page.locator(`#${id}`).boundingBox();
    const { width, height } = page.viewportSize();
    assert.ok(box && box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height, `${id} is within reach, ${where}`);
    assert.ok(box.height >= 24, `${id} can be hit, ${where}`);
  }
};
