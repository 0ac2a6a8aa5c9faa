// Makes a picture small: a page has few colours, so each point needs one byte that names a colour, in place of three.
import { deflateSync } from "node:zlib";

const MOST_COLOURS = 256;

/** Has a page of the browser take the picture apart: its size, its most frequent colours, and for each point the nearest of them. */
const apart = async ({ text, most }) => {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const points = new Uint32Array(data.length / 4);
  const counts = new Map();
  for (let at = 0; at < points.length; at += 1) {
    const colour = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
    points[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([colour]) => colour);
  const far = (a, b) => [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0);
  const nearest = new Map(colours.map((colour, at) => [colour, at]));
  const place = (colour) => {
    if (!nearest.has(colour)) {
      nearest.set(colour, colours.reduce((best, other, at) => (far(other, colour) < far(colours[best], colour) ? at : best), 0));
    }
    return nearest.get(colour);
  };
  let named = "";
  for (const colour of points) named += String.fromCharCode(place(colour));
  return { width: image.width, height: image.height, colours, named: btoa(named) };
};

/** Cyclic redundancy check, as PNG wants it. */
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** Returns the picture with a palette; `page` is any page of the browser. */
export async function withPalette(page, png) {
  const { width, height, colours, named } = await page.evaluate(apart, { text: png.toString("base64"), most: MOST_COLOURS });
  const points = Buffer.from(named, "base64");
  // Each row begins with a byte that says that it stands as it is.
  const rows = Array.from({ length: height }, (_, row) => [Buffer.of(0), points.subarray(row * width, (row + 1) * width)]).flat();
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
