// What is read, seen, heard and kept of a side is the same side.

import { overhear, spoken } from "../support/devices.mjs";
import * as envelope from "../support/envelope.mjs";
import { apart, mirrored, noteDrawings, outlines } from "../support/figure.mjs";
import { isWork, Ledger } from "../support/ledger.mjs";
import { alternative, exercise, plan } from "../support/plan.mjs";
import { expect, test } from "../support/story.mjs";

const gentle = plan("gentle-stretch");
const SIDED = ["head-tilt", "thread-the-needle"];
const words = { left: "left side", right: "right side" };

test("words, picture, voice and record agree on the side", async ({ app, page }) => {
  await overhear(page);
  await noteDrawings(page);
  await app.holdClock();
  await app.begin("gentle-stretch");
  const ledger = new Ledger(gentle);
  const pass = async (seconds) => {
    await app.skim(seconds);
    ledger.pass(seconds);
  };
  const seen = [];
  const pictures = {};

  while (!ledger.isOver) {
    const { segment } = ledger;
    const { exercise: slug, side, kind } = segment;
    const { name } = exercise(slug);
    if (side === "both") {
      await expect(app.title).not.toContainText("side");
    } else {
      // On the way to a side the heading is the side, and the exercise stands at what comes then.
      const leads = ["prepare", "switch"].includes(kind);
      await expect(app.title).toHaveText(new RegExp(leads ? `: ${words[side]}$` : `${name}, ${words[side]}$`));
      if (leads) {
        await expect(app.screen).toContainText(`Then: ${name}, ${ledger.nextWork.seconds} s`);
      }
      await expect(app.picture).toHaveAttribute("data-side", side);
      await expect(app.picture).toHaveAccessibleName(alternative(slug, side));
      if (kind === "hold") {
        // As it begins: later the picture breathes.
        ((pictures[slug] ??= {})[side] ??= []).push(await outlines(app.picture));
      }
      const said = (await spoken(page)).findLast((text) => text.includes(" side"));
      expect(said).toContain(words[side]);
      expect(said).not.toContain(words[side === "left" ? "right" : "left"]);
      if (kind !== "hold") {
        expect(said).toContain(kind === "switch" ? "Change sides" : name);
      }
    }
    if (isWork(segment)) {
      seen.push({ exercise: slug, side });
      const next = ledger.nextWork;
      if (next && next.side !== "both") {
        // Beside a count of breaths there is room for the name alone.
        const named = kind === "breath" ? "" : `, ${words[next.side]}`;
        await expect(app.screen).toContainText(`Next: ${exercise(next.exercise).name}${named}`);
      }
    }
    await pass(segment.seconds);
  }

  await expect(app.title).toHaveText("Done");
  for (const slug of SIDED) {
    expect(alternative(slug, "left")).toContain("left");
    const { left, right } = pictures[slug];
    expect(new Set(left.map(String)).size, "one picture for each side").toBe(1);
    expect(new Set(right.map(String)).size, "one picture for each side").toBe(1);
    expect(apart(mirrored(right[0]), left[0])).toBe(0);
    expect(right[0]).not.toEqual(left[0]);
  }

  const [{ text }] = await app.records();
  const { done } = envelope.read(text).record;
  expect(done).toEqual(ledger.done);
  // Each side was shown as often as it was kept: sets of a side are added up.
  const saved = done.map(({ exercise, side }) => `${exercise} ${side}`);
  expect(saved).toEqual([...new Set(seen.map(({ exercise, side }) => `${exercise} ${side}`))]);
  await app.openDone();
  for (const slug of SIDED) {
    const [left, right] = done.filter((row) => row.exercise === slug);
    expect([left.side, right.side, left.time]).toEqual(["left", "right", right.time]);
    // A side is named only where it had something else than the other.
    const rows = app.screen.getByRole("row", { name: exercise(slug).name });
    await expect(rows).toHaveCount(1);
    await expect(rows).not.toContainText("side");
    const seconds = (left.time + right.time) / 1000;
    await expect(rows).toContainText(seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`);
  }
});
