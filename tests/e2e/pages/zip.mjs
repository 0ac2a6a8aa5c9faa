// Reads a zip archive whose files are stored uncompressed, from its central directory.
import assert from "node:assert";

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Returns the files in the order of the archive: name, text, permissions. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  assert.equal(bytes.readUInt32LE(end), END, "this is no zip archive");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const found = [];
  for (let number = 0; number < count; number += 1) {
    assert.equal(bytes.readUInt32LE(at), ENTRY);
    assert.equal(bytes.readUInt16LE(at + 10), 0, "the file is compressed");
    const [size, name, extra, comment] = [bytes.readUInt32LE(at + 24), ...[28, 30, 32].map((part) => bytes.readUInt16LE(at + part))];
    const permissions = bytes.readUInt32LE(at + 38) >>> 16;
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    found.push({
      name: bytes.toString("utf8", at + 46, at + 46 + name),
      text: bytes.toString("utf8", start, start + size),
      permissions: permissions & 0o777,
    });
    at += 46 + name + extra + comment;
  }
  return found;
}
