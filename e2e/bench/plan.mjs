// What should happen when, in milliseconds from Start, worked out from the numbers that
// `cargo run --example timeline` prints and the rules that src/domain/session/timeline.rs states, not from the app.

/** `changes`: when each segment ends. `cues`: each cue, and whether a screen reader is told. */
export function planOf({ seconds, segments }) {
  const cues = segments.flatMap((segment) => {
    const at = (into, kind, told) => ({ at: (segment.start + into) * 1000, kind, told });
    const works = ["hold", "reps", "breath"].includes(segment.kind);
    return [at(0, works ? "start" : segment.kind, true), ...within(segment, at)];
  });
  cues.push({ at: seconds * 1000, kind: "end", told: true });
  const changes = segments.map((segment) => (segment.start + segment.seconds) * 1000);
  return { cues, changes, total: seconds * 1000 };
}

/** The cues of a segment after its first. */
function within({ kind, seconds, reps }, at) {
  if (reps) {
    // The four phases of a rep are equally long in the office reset: the plan does not say how long.
    const phase = seconds / reps / 4;
    const beats = Array.from({ length: reps * 4 - 1 }, (_, before) => before + 1);
    return beats.map((beat) => at(beat * phase, `beat ${beat % 4}`, false));
  }
  const halfway = kind === "hold" && seconds >= 20 ? [at(seconds / 2, "halfway", true)] : [];
  const countdown = seconds >= 5 ? [3, 2, 1].map((left) => at(seconds - left, "countdown", false)) : [];
  return [...halfway, ...countdown];
}
