// How much memory the program holds.

/** Keeps the program's memory where `held` finds it. To be called before the page is opened. */
export async function keep(page) {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await start.apply(WebAssembly, given);
      globalThis.held = made.instance.exports.memory;
      return made;
    };
  });
}

/** Returns the bytes that the program holds. */
export const held = (page) => page.evaluate(() => globalThis.held.buffer.byteLength);
