// A page that was built with a made-up release offers it beside the real one, and follows the choice both ways.
import { expect, test } from "@playwright/test";
import { Walk } from "../pages/walk.mjs";

test("a second release is offered, chosen and left again", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  const tag = walk.field("Image tag");
  await walk.reveal(tag);
  await expect(tag).toHaveValue("6.2.10");
  await walk.choose("OSMO release", "Made-up 0.1");
  await expect(tag).toHaveValue("0.1.0");
  await expect(page.getByRole("banner")).toContainText("for Made-up 0.1");
  await expect(page.getByText("everything_values.yaml")).not.toHaveCount(0);
  await expect(page.getByText("osmo_values.yaml")).toHaveCount(0);
  await walk.choose("OSMO release", "OSMO 6.2");
  await expect(tag).toHaveValue("6.2.10");
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
});
