// Local storage that is full, really: another app of the origin has taken all that is left.

/** Takes all the room that is left, to the last character. Runs in the page. */
export function fillDisk() {
  let length = 0;
  for (let step = 2 ** 22; step >= 1; step = Math.floor(step / 2)) {
    for (;;) {
      try {
        localStorage.setItem("somebody-elses", "x".repeat(length + step));
        length += step;
      } catch {
        break;
      }
    }
  }
}
