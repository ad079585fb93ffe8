import { strToU8, zipSync } from 'fflate';

/** The smallest files of some kinds: enough to be recognised by what they hold. */
export const SAMPLE_FILES = {
	pdf: bytes('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
	jpeg: Uint8Array.from([
		...[0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
		...[0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xd9]
	]),
	png: Uint8Array.from(
		Buffer.from(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
			'base64'
		)
	),
	heic: Uint8Array.from([
		0,
		0,
		0,
		0x18,
		...bytes('ftypheic'),
		0,
		0,
		0,
		0,
		...bytes('mif1heic'),
		0,
		0,
		0,
		8,
		...bytes('mdat')
	]),
	docx: office('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'word/document.xml'),
	docm: office('application/vnd.ms-word.document.macroEnabled.main+xml', 'word/document.xml'),
	zip: zipSync({ 'a.txt': strToU8('a') }),
	hebrew: bytes('פרוטוקול הישיבה\nשורה שנייה'),
	/** "שלום" as Windows wrote Hebrew before UTF-8. */
	windows1255: Uint8Array.from([0xf9, 0xec, 0xe5, 0xed, 0x0d, 0x0a]),
	html: bytes('<!doctype html><script>alert(1)</script>'),
	svg: bytes('\ufeff <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
	program: Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0]),
	noise: Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256),
	empty: new Uint8Array()
};

function bytes(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(Buffer.from(text, 'utf8'));
}

function office(type: string, part: string): Uint8Array {
	const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`;
	return zipSync({ '[Content_Types].xml': strToU8(types), [part]: strToU8('<document/>') });
}
