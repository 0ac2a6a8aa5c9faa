// WCAG 2.2 AA by axe-core.
import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Returns what the page breaks as it is now, in its colours of rest: half-way between light and dark nothing can be judged. */
export async function violations(page) {
  await page.evaluate(atRest);
  // Through the debugger's door: the page's security policy lets no foreign script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (rules) => (await globalThis.axe.run(document, { runOnly: rules })).violations, RULES);
  return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")} ${node.failureSummary}`));
}

/** Waits for a frame, in which a change of colours begins, and then for the end of all that moves. One that is cut short is over too. */
async function atRest() {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}
