// Local storage that is really full: another app on the same origin has taken all the room that was left.

/** Takes the room that is left, to the last character. Runs in the page. */
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
