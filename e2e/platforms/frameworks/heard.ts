// What an app has heard of the element, for the story to read.

declare global {
  var heard: string[];
}

globalThis.heard = [];

export function hear(type: string): void {
  globalThis.heard.push(type);
}
