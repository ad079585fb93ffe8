/** What some system or other does not take in the name of a file, and what reverses the direction of what follows. */
const UNSAFE = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST_STEM = 100;

/** A name that every system takes. The ending stays; a name without anything before it is called "file". */
export function safeFileName(name: string): string {
	const clean = name.replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
	const dot = clean.lastIndexOf('.');
	const ending = dot >= 0 && /^\.[A-Za-z0-9]{1,10}$/.test(clean.slice(dot)) ? clean.slice(dot).toLowerCase() : '';
	const stem = (ending ? clean.slice(0, dot) : clean).replace(/^[.\s]+|[.\s]+$/g, '');
	return `${Array.from(stem).slice(0, LONGEST_STEM).join('') || 'file'}${ending}`;
}

/**
 * The header that names what is sent. The name stands twice, as RFC 6266 asks: in plain letters for old readers,
 * and as RFC 5987 writes any script.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
	const safe = safeFileName(name);
	const plain = safeFileName(safe.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')).replace(/[%']/g, '_');
	const encoded = encodeURIComponent(safe).replace(
		/['()*!]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
