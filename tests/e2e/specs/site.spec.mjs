// What a site demands: its answers reach the scripts and the values, and what contradicts them is named.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

test("cluster, mirror and pull secret reach site.sh, the values and the list of images", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.fill({ "Kube-context": "prod-eu-1", "Image mirror": "harbor.example.com/osmo", "Image pull secret": "harbor" });
  await walk.tick("The namespace exists already");
  await walk.tick("The pull secret exists already");
  await expect(walk.field("Registry user")).toHaveCount(0);
  await walk.openFile("site.sh");
  for (const line of ["KUBE_CONTEXT=prod-eu-1", "NAMESPACE_EXISTS=yes", "PULL_SECRET=harbor", "PULL_SECRET_EXISTS=yes"]) {
    await expect(walk.preview().getByText(line, { exact: true })).toBeVisible();
  }
  for (const file of ["osmo_values.yaml", "router_values.yaml", "ui_values.yaml"]) {
    await walk.openFile(file);
    await expect(walk.preview()).toContainText('osmoImageLocation: "harbor.example.com/osmo/');
  }
  await walk.openFile("images.txt");
  await expect(walk.preview()).toContainText("harbor.example.com/osmo/");
});

test("the way of the charts reaches site.sh, and only its own question is asked", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.openFile("site.sh");
  await walk.choose("Where charts come from", "An OCI registry");
  await expect(walk.field("Helm repository")).toHaveCount(0);
  await walk.fill({ "OCI address": "oci://harbor.example.com/osmo/charts" });
  await expect(walk.preview()).toContainText("CHART_SOURCE=oci");
  await expect(walk.preview()).toContainText("CHART_LOCATION=oci://harbor.example.com/osmo/charts");
});

test("without a way to the internet, what still comes from there is named until it does not", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.tick("No way to the internet");
  await walk.next();
  await expect(walk.summary).toBeFocused();
  await expect(walk.summary.getByRole("link", { name: /no image mirror/ })).toBeVisible();
  await expect(walk.summary.getByRole("link", { name: /charts come from/ })).toBeVisible();
  await walk.summary.getByRole("link", { name: /no image mirror/ }).click();
  await expect(walk.field("Image mirror")).toBeFocused();
  await walk.fill({ "Image mirror": "harbor.example.com/osmo" });
  await walk.choose("Where charts come from", "Files beside the scripts");
  await expect(walk.summary).toHaveCount(0);
  await walk.nextTo("Ingress and TLS");
});

test("a private authority opens its questions and reaches the pods", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.unfold("Private certificate authority");
  await expect(walk.field("ConfigMap of the authority")).toHaveCount(0);
  await walk.tick("The identity provider uses it");
  await walk.fill({ "ConfigMap of the authority": "our-ca" });
  await expect(walk.preview()).toContainText('name: "our-ca"');
  await walk.openFile("site.sh");
  await expect(walk.preview()).toContainText("CA_MAP=our-ca");
});
