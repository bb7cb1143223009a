// The envelope of a saved text, `<schema> <crc32> <json>`, read and written without the app.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return crc;
});

/** CRC-32 as in zip and PNG, in eight hex digits. */
export function crc32(text) {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** Takes a saved text apart. */
export function read(text) {
  const [, schema, checksum, json] = /^(\d+) ([0-9a-f]{8}) (.*)$/s.exec(text);
  return { schema: Number(schema), checksum, json, record: JSON.parse(json) };
}

/** Makes the saved text of `record`. */
export function write(record, schema = 1) {
  const json = JSON.stringify(record);
  return `${schema} ${crc32(json)} ${json}`;
}
