// Random numbers that can be repeated: the same seed gives the same numbers, and a story prints its seed.

/** The seed of a story, which it prints. `UNHUNCH_SEED` chooses another. */
export function seedOf(story, usual) {
  const seed = Number(process.env.UNHUNCH_SEED ?? usual);
  console.log(`${story}: seed ${seed}`);
  return seed;
}

/** Draws numbers from 0 to below 1 (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    draw,
    /** A whole number from `from` to below `to`. */
    whole: (from, to) => from + Math.floor(draw() * (to - from)),
    /** One of a list. */
    pick: (list) => list[Math.floor(draw() * list.length)],
  };
}
