// The page as an operator sees it: labels, buttons, headings. No test reaches past them without a reason.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { unzip } from "./zip.mjs";

/** The steps, in order: title and address. */
export const STEPS = [
  ["Deployment", "deployment"],
  ["Site rules", "site"],
  ["Ingress and TLS", "ingress"],
  ["Identity provider", "identity-provider"],
  ["Database and cache", "data"],
  ["Scaling", "scaling"],
  ["Secrets", "secrets"],
  ["Review and download", "review"],
];

/** Returns the tab under which a file is. */
function tabOf(name) {
  if (name.endsWith(".md")) return "Docs";
  if (!name.endsWith(".yaml")) return "Scripts";
  if (name.startsWith("secrets/")) return "Secrets";
  return name.includes("/") ? "Manifests" : "Values";
}

/** Matches this text and no longer one. */
const exactly = (text) => new RegExp(`^${text.replace(/[().+]/g, "\\$&")}$`);

export class Walk {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.files = page.getByRole("complementary", { name: "Files" });
    this.summary = page.getByRole("group", { name: "There is a problem" });
    this.warnings = page.getByRole("group", { name: /^\d+ new warnings?$/ });
  }

  /** Opens the page, or one step of it, and waits until it can be used. */
  async open(step = "") {
    await this.page.goto(step ? `./#/${step}` : "./");
    await this.ready();
  }

  async ready() {
    // The first screen of index.html has a heading too; the program takes it away.
    await expect(this.page.locator("#loading")).toHaveCount(0);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Returns the control with this label. */
  field(label) {
    return this.main.getByLabel(label, { exact: true });
  }

  /** Opens what is folded around a control, as somebody does who looks for it. */
  async reveal(control) {
    await control.first().evaluate((element) => {
      for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    });
  }

  async fill(answers) {
    for (const [label, text] of Object.entries(answers)) {
      await this.reveal(this.field(label));
      await this.field(label).fill(text);
    }
  }

  /** Ticks a box, or not. */
  async tick(label, on = true) {
    await this.reveal(this.field(label));
    await this.field(label).setChecked(on);
  }

  /** Puts a long text into a box at once, as pasting does; `fill` types each of its lines. */
  async paste(label, text) {
    await this.field(label).evaluate((box, all) => {
      box.value = all;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
  }

  /** Chooses one option of a group. */
  async choose(group, option) {
    const options = this.main.getByRole("group", { name: group, exact: true, includeHidden: true });
    await this.reveal(options);
    // The whole card belongs to the label, which lies over the button.
    await options.locator("label").filter({ hasText: exactly(option) }).click();
    await expect(options.getByRole("radio", { name: option, exact: true })).toBeChecked();
  }

  /** Opens a folded section. */
  async unfold(title) {
    const summary = this.main.locator("summary", { hasText: title });
    if (!(await summary.evaluate((one) => one.parentElement.open))) await summary.click();
  }

  async next() {
    await this.main.getByRole("button", { name: /^Next: / }).click();
  }

  /** Goes on and makes sure that the next step is open. Warnings that are new are shown once: who read them goes on. */
  async nextTo(title) {
    await this.next();
    const there = async () => (await this.page.title()).includes(`: ${title} - `) || (await this.warnings.count()) > 0;
    await expect.poll(there).toBe(true);
    if (await this.warnings.count()) await this.next();
    await this.at(title);
  }

  /** Makes sure that a step is open. */
  async at(title) {
    const number = STEPS.findIndex(([name]) => name === title) + 1;
    await expect(this.page).toHaveTitle(new RegExp(`Step ${number} of ${STEPS.length}: ${title}`));
    await this.ready();
  }

  /** Returns the choice of files under the open tab. */
  choice() {
    return this.files.getByRole("combobox", { name: "File", exact: true });
  }

  /** Opens a file: its tab, then its name. */
  async openFile(name) {
    await this.files.getByRole("tab", { name: tabOf(name) }).click();
    await this.choice().selectOption(name);
    await expect(this.files.getByRole("tabpanel", { name, exact: true })).toBeVisible();
  }

  /** Opens the list of all files by folder, and returns it. */
  async everyFile() {
    const panel = this.files.locator("#panel-tree");
    if (!(await panel.evaluate((one) => one.open))) await panel.locator("summary").first().click();
    const tree = panel.locator(".tree");
    await expect(tree.getByRole("button").first()).toBeVisible();
    return tree;
  }

  /** Answers something and waits until every part of the page is loaded. */
  async everything() {
    await this.fill({ Namespace: "osmo" });
    await this.fill({ Namespace: "osmo-two" });
    await this.fill({ Namespace: "osmo" });
    await expect(this.page.getByText("it needs no network now")).toBeVisible();
  }

  /** Returns the box for the reason why a warning is accepted; the text is part of what the warning says. */
  reason(warning) {
    return this.main.getByRole("textbox", { name: new RegExp(`^Why is this acceptable\\? .*${warning}`) });
  }

  /** Returns the open file: the lines of it that are in sight, or the page to read. */
  preview() {
    return this.files.getByRole("region");
  }

  /** Puts every line of the open file into the page, as whoever searches it does. */
  async everyLine() {
    const every = this.files.getByRole("button", { name: "All lines" });
    if (await every.count()) await every.click();
  }

  /** Presses a download button and returns the name and the bytes. */
  async download(button) {
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: button, exact: true }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Downloads an archive and returns its name, its folder, its files by name, and their permissions. */
  async archive(button) {
    const { name, bytes } = await this.download(button);
    const entries = unzip(bytes);
    const folder = entries[0].name.split("/")[0];
    const byName = (what) => new Map(entries.map((entry) => [entry.name.slice(folder.length + 1), entry[what]]));
    expect(entries.every((entry) => entry.name.startsWith(`${folder}/`))).toBe(true);
    return { name, folder, files: byName("text"), permissions: byName("permissions") };
  }

  /** Returns what the browser keeps: the address, the title, storage, cookies. */
  async kept() {
    const inside = await this.page.evaluate(async () => JSON.stringify({
      address: location.href,
      title: document.title,
      state: history.state,
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: "caches" in globalThis ? await caches.keys() : [],
    }));
    return inside;
  }
}
