// What a picture shows, from the outlines that are written. Not from the boxes of its shapes: a browser's box of an arc is that of
// its control points, and these are not the mirror image of those of the mirrored arc.

/** The width of every picture, in the units of its outlines. */
const FRAME = 4000;

/** The outlines of a picture, as they are written. */
export async function outlines(picture) {
  return picture.locator('path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
}

/** The points at which the outlines of each shape bend. */
export function points(outlines) {
  return outlines.map((outline) => {
    // A line ends at its two numbers, an arc at its last two; circles are left out, their beginning is a matter of taste.
    const ends = [...outline.matchAll(/[ML](-?\d+) (-?\d+)(?!\d|a)|A(?:-?\d+ ){5}(-?\d+) (-?\d+)/g)];
    return ends.map(([, x, y, arcX, arcY]) => [Number(x ?? arcX), Number(y ?? arcY)]);
  });
}

/** The same of the mirror image. */
export function mirrored(points) {
  return points.map((shape) => shape.map(([x, y]) => [FRAME - x, y]));
}

/** How far two pictures are apart: the longest way from a point of one to the nearest of the same shape in the other. */
export function apart(one, other) {
  if (one.length !== other.length) {
    return Infinity;
  }
  const way = (from, to) => Math.max(0, ...from.map(([x, y]) => Math.min(...to.map(([u, v]) => Math.hypot(x - u, y - v)))));
  return Math.max(...one.map((shape, index) => Math.max(way(shape, other[index]), way(other[index], shape))));
}
