// A reporter: names the stories that passed only at their second try, and fails a run that has too many of them.
//
// A machine of two cores that wanders in speed by a factor of three takes one story in five hundred past a limit of
// seconds. One such is told; several are a fault.

/** So many in a run are the machine's; one more is ours. */
const MOST = 2;

export default class Flaky {
  #names = [];

  onTestEnd(test, result) {
    if (result.status === "passed" && result.retry > 0) {
      this.#names.push(test.titlePath().filter(Boolean).join(" › "));
    }
  }

  onEnd() {
    for (const name of this.#names) {
      console.log(`flaky: ${name}`);
    }
    if (this.#names.length > MOST) {
      console.log(`${this.#names.length} stories passed only at their second try; ${MOST} are allowed.`);
      return { status: "failed" };
    }
  }
}
