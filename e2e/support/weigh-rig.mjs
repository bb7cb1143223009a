// Prints the weight of the rig in brotli bytes: the functions of figures and motion in a program with names, and all its data. A program
// of the rig alone cannot be weighed as a whole, because its exports and tables keep most of the libraries alive that it never calls.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const OURS = /domain.*(figure|motion)|content.*figure/;
const file = readFileSync(process.argv[2]);
let at = 8;

function number() {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = file[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return value;
}

function bytes(length = number()) {
  at += length;
  return file.subarray(at - length, at);
}

const [bodies, names] = [[], []];
let data = Buffer.alloc(0);
// They are numbered first, and have no body.
let imports = 0;
while (at < file.length) {
  const section = file[at++];
  const end = number() + at;
  if (section === 2) {
    for (let left = number(); left > 0; left--) {
      bytes();
      bytes();
      const kind = file[at++];
      if (kind !== 0) {
        throw new Error("the rig imports more than functions");
      }
      number();
      imports += 1;
    }
  } else if (section === 10) {
    for (let left = number(); left > 0; left--) {
      bodies.push(bytes());
    }
  } else if (section === 11) {
    data = file.subarray(at, end);
  } else if (section === 0 && bytes().toString() === "name") {
    while (at < end) {
      const part = file[at++];
      const last = number() + at;
      if (part === 1) {
        for (let left = number(); left > 0; left--) {
          const index = number();
          names[index] = bytes().toString();
        }
      }
      at = last;
    }
  }
  at = end;
}
const code = bodies.filter((_, index) => OURS.test(names[index + imports] ?? ""));
if (code.length < 20) {
  throw new Error(`only ${code.length} functions of the rig were found in ${process.argv[2]}`);
}
console.log(brotliCompressSync(Buffer.concat([...code, data]), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
