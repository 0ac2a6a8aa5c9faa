// What does not fit: looked for in the page itself, so it sees what an eye would.

/** Returns what is wider than its place, and what is too small to hit (WCAG 2.2, 1.4.10 and 2.5.8). */
export const misfits = (page) => page.evaluate(() => {
  const named = (element) => `${element.tagName.toLowerCase()}.${element.className} ${(element.innerText ?? "").slice(0, 40)}`;
  const seen = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const found = [];
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide, the screen ${clientWidth}`);
  for (const one of seen) {
    const style = getComputedStyle(one);
    // Code scrolls inside its box, and what is inside a line has no width of its own.
    const counts = style.overflowX === "visible" && style.display !== "inline" && !one.closest("svg, .sheet > pre, .unseen");
    if (counts && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1) found.push(`${one.scrollWidth} in ${one.clientWidth} px: ${named(one)}`);
  }
  for (const one of seen.filter((each) => each.matches("a, button, input, select, textarea, summary"))) {
    // A link inside a sentence is as high as the sentence, a skip link comes with the focus, and a label belongs to its button.
    const spared = (one.matches("a") && getComputedStyle(one).display === "inline") || one.closest(".skip") || one.labels?.length;
    const { width, height } = one.getBoundingClientRect();
    if (!spared && (width < 24 || height < 24)) found.push(`${width} x ${height}: ${named(one)}`);
  }
  return found;
});

/** Opens every folded section, panels too. */
export const unfold = (page) => page.locator("details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
