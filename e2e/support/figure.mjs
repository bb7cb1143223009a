// What a picture shows, from the outlines that are written. Not from the boxes of its shapes: a browser's box of an arc is that of
// its control points, and these are not the mirror image of those of the mirrored arc.

/** The width of every picture, in the units of its outlines. */
const FRAME = 4000;

/** The outlines of a picture, as they are written. */
export async function outlines(picture) {
  return picture.locator('path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
}

/** The points at which the outlines of each shape bend, in order, as texts. */
export function points(outlines) {
  return outlines.map((outline) => {
    // A line ends at its two numbers, an arc at its last two; circles are left out, their beginning is a matter of taste.
    const ends = [...outline.matchAll(/[ML](-?\d+) (-?\d+)(?!\d|a)|A(?:-?\d+ ){5}(-?\d+) (-?\d+)/g)];
    return unique(ends.map(([, x, y, arcX, arcY]) => [Number(x ?? arcX), Number(y ?? arcY)]));
  });
}

/** The same of the mirror image. */
export function mirrored(points) {
  return points.map((shape) => unique(shape.map((point) => point.split(',').map(Number)).map(([x, y]) => [FRAME - x, y])));
}

function unique(points) {
  return [...new Set(points.map(String))].sort();
}
