// From the key press to the frame that shows what it did.

/** Returns the value below which `part` of the times lie. */
export const percentile = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];

/**
 * Presses `keys` keys where the focus is and returns, for each that changed something inside `watched`, the milliseconds
 * until that was painted.
 */
export async function keyToPaint(page, watched, keys) {
  await watched.evaluate((element) => {
    globalThis.times = [];
    let pressed = 0;
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
    new MutationObserver(() => {
      if (!pressed) return;
      const start = pressed;
      pressed = 0;
      // The message comes after the frame that is being prepared has been painted.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.times.push(performance.now() - start);
        channel.port2.postMessage(0);
      });
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press("abcdefghijklmnopqrstuvwxyz"[key % 26]);
    await page.waitForTimeout(100);
  }
  return page.evaluate(() => globalThis.times);
}

/** The same on a page that does nothing but copy what is typed: how fast this machine is just now. */
export async function emptyPage(page, keys) {
  await page.goto("about:blank");
  await page.setContent("<input><p></p>");
  const [input, copy] = [page.locator("input"), page.locator("p")];
  await input.evaluate((box) => box.addEventListener("input", () => { document.querySelector("p").textContent = box.value; }));
  await input.click();
  return keyToPaint(page, copy, keys);
}
