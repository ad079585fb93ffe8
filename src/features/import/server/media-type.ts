import { fileTypeFromBuffer } from 'file-type';

/** What a document is, by its content; its name only tells a page from other text. */
export async function mediaTypeOf(bytes: Uint8Array, name: string): Promise<string> {
	const found = await fileTypeFromBuffer(bytes);
	if (found) return found.mime;
	const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
	const isPage = /<(!doctype|html|head|body|meta)/i.test(start) || /\.html?$/i.test(name);
	return isPage ? 'text/html' : 'text/plain';
}
