import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './shrink.ts';

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits each of red, green and blue. */
const DEPTH = 8;
const TRUECOLOUR = 2;
/** Each byte less the one above it: of what is drawn, most rows repeat the one above. */
const UP = 2;

/** A picture without anything behind it as PNG; how much of a pixel is there is left out. The same pixels give the same bytes. */
export function writePng({ data, width, height }: Pixels): Uint8Array {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([DEPTH, TRUECOLOUR, 0, 0, 0], 8);
	const length = 1 + width * 3;
	const rows = Buffer.alloc(length * height);
	for (let row = 0; row < height; row += 1) {
		rows[row * length] = UP;
		for (let column = 0; column < width; column += 1) {
			for (let value = 0; value < 3; value += 1) {
				const at = (row * width + column) * 4 + value;
				const above = row === 0 ? 0 : (data[at - width * 4] as number);
				rows[row * length + 1 + column * 3 + value] = ((data[at] as number) - above) & 0xff;
			}
		}
	}
	return Uint8Array.from(
		Buffer.concat([
			SIGNATURE,
			chunk('IHDR', head),
			chunk('IDAT', deflateSync(rows, { level: 9 })),
			chunk('IEND', Buffer.alloc(0))
		])
	);
}

function chunk(type: string, data: Uint8Array): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}
