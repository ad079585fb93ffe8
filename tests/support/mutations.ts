import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A number from 0 below a bound, each time another one; the same ones for the same seed. */
export type Random = (below: number) => number;

/** Mulberry32: small, quick, and good enough to go everywhere. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

/** A file with some of its bytes changed, lost, doubled, moved, or taken from another one. */
export function mutated(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
	const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
	// Most of what happens to an archive from without is told by its checksums: what is within is changed more often.
	if (isArchive && random(10) < 7) return withMutatedPart(bytes, random);
	let result = Uint8Array.from(bytes);
	for (let times = 1 + random(4); times > 0; times -= 1) result = mutatedOnce(result, other, random);
	return result;
}

function mutatedOnce(bytes: Uint8Array<ArrayBuffer>, other: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
	const at = random(bytes.length + 1);
	const length = random(Math.min(200, bytes.length - at + 1));
	switch (random(8)) {
		case 0:
			return bytes.slice(0, at);
		case 1:
			return joined(bytes.subarray(0, at), bytes.subarray(at + length));
		case 2:
			return joined(bytes.subarray(0, at + length), bytes.subarray(at));
		case 3: {
			const from = random(other.length + 1);
			return joined(bytes.subarray(0, at), other.subarray(from, from + random(400)), bytes.subarray(at));
		}
		case 4:
			return joined(bytes.subarray(at), bytes.subarray(0, at));
		case 5:
			return withText(bytes, /\d+/g, () => NUMBERS[random(NUMBERS.length)] ?? '0', random);
		default:
			for (let flips = 1 + random(12); flips > 0; flips -= 1) bytes[random(bytes.length)] = random(256);
			return bytes;
	}
}

const NUMBERS = ['0', '-1', '1', '65536', '2147483647', '4294967295', '99999999999999999999', '1e309', '0.0000001'];

/** One place that a pattern finds, put in other words. */
function withText(bytes: Uint8Array, pattern: RegExp, word: () => string, random: Random): Uint8Array<ArrayBuffer> {
	const text = Buffer.from(bytes).toString('latin1');
	const found = [...text.matchAll(pattern)];
	const chosen = found[random(found.length)];
	if (!chosen) return Uint8Array.from(bytes);
	const changed = text.slice(0, chosen.index) + word() + text.slice(chosen.index + chosen[0].length);
	return Uint8Array.from(Buffer.from(changed, 'latin1'));
}

/** An archive whose checksums hold, with one part of it changed. */
function withMutatedPart(bytes: Uint8Array, random: Random): Uint8Array {
	const files = unzipSync(bytes);
	const names = Object.keys(files).filter((name) => /\.(xml|rels)$/.test(name));
	const name = names[random(names.length)] ?? '';
	const part = files[name];
	if (!part) return bytes;
	files[name] = strToU8(mutatedXml(strFromU8(part), random));
	if (random(12) === 0) delete files[names[random(names.length)] ?? ''];
	return zipSync(files, { level: 0 });
}

function mutatedXml(xml: string, random: Random): string {
	const tags = [...xml.matchAll(/<[^>]*>/g)];
	const tag = tags[random(tags.length)];
	const [at, end] = tag ? [tag.index, tag.index + tag[0].length] : [0, 0];
	switch (random(10)) {
		case 0:
			return xml.slice(0, at) + xml.slice(end);
		case 1:
			return xml.slice(0, end) + (tag?.[0] ?? '') + xml.slice(end);
		case 2: {
			const depth = 1 + random(3000);
			const name = /^<([\w:]+)/.exec(tag?.[0] ?? '')?.[1] ?? 'a';
			return xml.slice(0, at) + `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth) + xml.slice(at);
		}
		case 3:
			return strFromU8(withText(strToU8(xml), /"[^"]*"/g, () => `"${NUMBERS[random(NUMBERS.length)] ?? ''}"`, random));
		case 4: {
			const other = tags[random(tags.length)];
			return other
				? xml.slice(0, at) +
						xml.slice(at, end).replace(/^<[\w:]+/, /^<[\w:]*/.exec(other[0])?.[0] ?? '<') +
						xml.slice(end)
				: xml;
		}
		case 5:
			return xml.slice(0, at) + `<![CDATA[${'א'.repeat(random(50))}]]>` + xml.slice(at);
		case 6:
			return (
				xml.slice(0, at) + ['&#0;', '&#x110000;', '&lol;', '\u0000', '\ud800', '\u202e'][random(6)] + xml.slice(at)
			);
		case 7:
			return xml.slice(0, random(xml.length + 1));
		case 8: {
			const length = random(600);
			return xml.slice(0, end) + xml.slice(at, at + length).repeat(1 + random(30)) + xml.slice(end);
		}
		default:
			return xml.slice(0, at) + 'x'.repeat(random(3000)) + xml.slice(at);
	}
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(Buffer.concat(parts));
}
