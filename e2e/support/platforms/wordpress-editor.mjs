// The administration of a WordPress, as those who write there use it.

import { expect } from "@playwright/test";

/** What WordPress says and asks for by itself: faces and pictures of its makers, a list of further blocks, previews. */
export const ACCEPTED = [
  /^request to https?:\/\/([a-z0-9]+\.)?(gravatar\.com|w\.org|wordpress\.org)\//,
  /^error: Failed to load resource/,
  /^warning: An iframe which has both allow-scripts and allow-same-origin/,
];

const TITLE = '[aria-label="Add title"]';

/** Somebody who writes, at the keyboard. */
export class Writer {
  /**
   * @param {import("@playwright/test").Page} page
   * @param {{ url: string }} blog
   */
  constructor(page, blog) {
    this.page = page;
    this.blog = blog;
    /** Where the blocks are: in the page, or in a frame of its own. */
    this.canvas = page.locator("body");
  }

  #button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  async #open(path) {
    await this.page.goto(`${this.blog.url}/wp-admin/${path}`);
  }

  /** Comes in. The name of a role is that of its only writer, and the password. */
  async logIn(role) {
    await this.page.goto(`${this.blog.url}/wp-login.php`);
    await this.page.getByLabel("Username or Email Address").fill(role);
    await this.page.getByLabel("Password", { exact: true }).fill(role);
    await this.#button("Log In").click();
    await expect(this.page.locator("#wpadminbar")).toBeVisible();
    // The first time somebody writes, a guide lies above all, and comes when it likes.
    const guide = this.page.getByRole("dialog", { name: /Welcome to the block editor/ });
    await this.page.addLocatorHandler(guide, () => guide.getByRole("button", { name: /^Close/ }).click());
  }

  /** Uploads a plugin, and activates it. */
  async addPlugin(archive) {
    await this.#open("plugin-install.php?tab=upload");
    await this.page.getByLabel("Plugin zip file").setInputFiles(archive);
    await this.#button("Install Now").click();
    await this.page.getByRole("link", { name: "Activate Plugin" }).click();
    await expect(this.page.getByText("Plugin activated.")).toBeVisible();
  }

  async removePlugin(name) {
    await this.#open("plugins.php");
    const row = this.page.getByRole("row", { name });
    await row.getByRole("link", { name: "Deactivate" }).click();
    await expect(this.page.getByText("Plugin deactivated.")).toBeVisible();
    this.page.once("dialog", (dialog) => dialog.accept());
    await row.getByRole("link", { name: "Delete" }).click();
    await expect(this.page.getByText(/was successfully deleted/)).toBeVisible();
  }

  /** Begins a post. */
  async begin(name) {
    await this.#openEditor("post-new.php");
    await this.canvas.locator(TITLE).fill(name);
  }

  /** Opens the post that has this address. */
  async edit(url) {
    await this.#openEditor(`post.php?post=${new URL(url).searchParams.get("p")}&action=edit`);
  }

  async #openEditor(path) {
    await this.#open(path);
    const frame = this.page.locator('iframe[name="editor-canvas"]');
    await expect(this.page.locator(TITLE).or(frame)).toBeVisible({ timeout: 20_000 });
    this.canvas = (await frame.isVisible()) ? frame.contentFrame().locator("body") : this.page.locator("body");
  }

  /** Adds a block at the end, by its name, and chooses it. */
  async add(block) {
    await this.#button("Toggle block inserter").click();
    await this.page.getByRole("searchbox").fill(block);
    await this.page.getByRole("option", { name: block }).first().click();
    await this.#button("Toggle block inserter").click();
    const settings = this.#button("Settings");
    if ((await settings.getAttribute("aria-pressed")) === "false" || (await settings.getAttribute("aria-expanded")) === "false") {
      await settings.click();
    }
  }

  /** A setting of the block beside the canvas. */
  setting(label) {
    return this.page.getByRole("region", { name: "Editor settings" }).getByLabel(label, { exact: true });
  }

  /** Opens a group of settings that is closed. */
  async openSettings(name) {
    await this.page.getByRole("region", { name: "Editor settings" }).getByRole("button", { name, exact: true }).click();
  }

  /** Writes into the field of a block that has one. */
  async write(block, text) {
    await this.add(block);
    await this.canvas
      .getByRole("document", { name: `Block: ${block}` })
      .getByRole("textbox")
      .fill(text);
  }

  /** Has an address shown. Pasted on a line of its own it becomes the same block, where it begins with https. */
  async embed(address) {
    await this.add("Embed");
    const block = this.canvas.getByRole("document", { name: "Block: Embed" });
    await block.getByRole("textbox").fill(address);
    await block.getByRole("button", { name: "Embed", exact: true }).click();
  }

  /** Publishes the post, and returns its address. */
  async publish() {
    await this.#button("Publish").click();
    await this.page.getByRole("region", { name: "Editor publish" }).getByRole("button", { name: "Publish", exact: true }).click();
    const link = this.page.getByRole("region", { name: "Editor publish" }).getByRole("link", { name: "View Post" });
    return link.getAttribute("href");
  }
}
