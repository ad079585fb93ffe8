import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bombs } from '../../../tests/support/sample-bombs.ts';
import { SAMPLE_FILES } from '../../../tests/support/sample-files.ts';
import { archiveProblem, isArchive } from './archive.ts';

const MB = 1024 * 1024;
const blank = (megabytes: number) => zipSync({ a: new Uint8Array(megabytes * MB) });

it('documents of Office are archives, and nothing else is', () => {
	expect([isArchive(SAMPLE_FILES.docx), isArchive(SAMPLE_FILES.pdf), isArchive(new Uint8Array())]).toEqual([
		...[true, false, false]
	]);
});

it('a document is looked at without unpacking it, and a small one of much that is the same is let through', () => {
	expect(archiveProblem(SAMPLE_FILES.docx)).toBeUndefined();
	expect(archiveProblem(blank(20))).toBeUndefined();
});

it('what unpacks to far more than it is, is refused', () => {
	expect(archiveProblem(blank(21))).toEqual({ code: 'archive_unpacked' });
	const { document } = bombs();
	expect(document.length).toBeLessThan(MB);
	expect(archiveProblem(document)).toEqual({ code: 'archive_unpacked' });
});

it('what unpacks to more than any document is refused, whatever the ratio', () => {
	const large = zipSync({ a: [new Uint8Array(8 * MB), { level: 0 }] });
	expect(archiveProblem(saying(large, 500 * MB))).toBeUndefined();
	expect(archiveProblem(saying(large, 500 * MB + 1))).toEqual({ code: 'archive_unpacked' });
	expect(archiveProblem(saying(large, 0xffff_ffff))).toEqual({ code: 'archive_unpacked' });
});

it('more parts than any document has are refused', () => {
	const parts = (count: number) =>
		zipSync(Object.fromEntries(Array.from({ length: count }, (_, part) => [`${part}`, new Uint8Array()])));
	expect(archiveProblem(parts(10_000))).toBeUndefined();
	expect(archiveProblem(parts(10_001))).toEqual({ code: 'archive_parts', limit: 10_000 });
});

it('a directory that is cut, moved or denied is refused', () => {
	const { docx } = SAMPLE_FILES;
	const broken = { code: 'archive_broken' };
	for (const length of [4, 30, docx.length - 23, docx.length - 1]) {
		expect(archiveProblem(docx.slice(0, length))).toEqual(broken);
	}
	expect(archiveProblem(Uint8Array.from([...docx, 0]))).toEqual(broken);
	expect(archiveProblem(Uint8Array.from([0, ...docx]))).toEqual(broken);
	// It says that it has one part less, or one more.
	const parts = docx.length - 22 + 10;
	for (const said of [1, 3]) expect(archiveProblem(docx.with(parts, said))).toEqual(broken);
});

/** An archive of one part, whose directory says that it unpacks to so many bytes. */
function saying(archive: Uint8Array, unpacked: number): Uint8Array {
	const copy = archive.slice();
	const file = new DataView(copy.buffer);
	const directory = file.getUint32(copy.length - 22 + 16, true);
	file.setUint32(directory + 24, unpacked, true);
	return copy;
}
