// What a figure shows: the outlines of an SVG as written, or what was last drawn on a canvas.

/** The width of every picture, in the units of its outlines. */
const FRAME = 5440;

/** From now on every canvas knows its last drawing, as the points of each shape, and how many there were. */
export function noteDrawings(page) {
  return page.addInitScript(() => {
    const around = (type, method, note) => {
      const real = type.prototype[method];
      type.prototype[method] = function (...args) {
        const result = real.apply(this, args);
        note(this, args, result);
        return result;
      };
    };
    // The centres of arcs and the ends of lines; where an arc begins follows from the two.
    let first;
    const add = (path, ...points) => (path.points ??= []).push(...points);
    around(Path2D, "moveTo", (_path, [x, y]) => (first = [x, y]));
    around(Path2D, "lineTo", (path, [x, y]) => {
      add(path, ...(first ? [first] : []), [x, y]);
      first = undefined;
    });
    around(Path2D, "arc", (path, [x, y]) => {
      first = undefined;
      add(path, [x, y]);
    });
    around(HTMLCanvasElement, "transferControlToOffscreen", (element, _args, surface) => (surface.seen = element));
    for (const context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      around(context, "clearRect", ({ canvas }) => {
        const seen = canvas.seen ?? canvas;
        seen.shapes = [];
        seen.drawings = (seen.drawings ?? 0) + 1;
      });
      around(context, "fill", ({ canvas }, [path]) => (canvas.seen ?? canvas).shapes.push(path.points));
    }
  });
}

/** What `picture` shows now. */
export async function outlines(picture) {
  return picture.evaluate((it) => {
    const canvas = it.querySelector("canvas");
    return canvas ? canvas.shapes : [...it.querySelectorAll("path")].map((path) => path.getAttribute("d"));
  });
}

/** How often the canvas of `picture` was drawn. */
export async function drawings(picture) {
  return picture.evaluate((it) => it.querySelector("canvas").drawings);
}

/** The shapes of the mirror image. */
export function mirrored(shapes) {
  return shapes.map((shape) => shape.map(([x, y]) => [FRAME - x, y]));
}

/** How far two figures are apart: the longest distance from a point of one to the nearest point of the same shape in the other. */
export function apart(one, other) {
  if (one.length !== other.length) {
    return Infinity;
  }
  const way = (from, to) => Math.max(0, ...from.map(([x, y]) => Math.min(...to.map(([u, v]) => Math.hypot(x - u, y - v)))));
  return Math.max(...one.map((shape, index) => Math.max(way(shape, other[index]), way(other[index], shape))));
}
