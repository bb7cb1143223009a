// The page that the limits go by: it only counts seconds. Times wander with the machine; a ratio to this page, measured
// in the same run and in turns, does not.

/** Opens it: an address that the server does not have, whose two words give way to a number. */
export async function openCounting(page, url) {
  await page.open(`${url}/nothing`);
  await page.evaluate(count);
}

/** Runs in the page: changes its one text each second, and notes how late that is, in milliseconds. */
function count() {
  document.body.style.fontSize = "120px";
  const text = new Text("0");
  document.body.replaceChildren(text);
  globalThis.late = [];
  const start = performance.now();
  let second = 0;
  setInterval(() => {
    second += 1;
    text.data = String(second % 60);
    globalThis.late.push(performance.now() - start - second * 1000);
  }, 1000);
}

/** The middle of so many values; of an even number the upper one. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
