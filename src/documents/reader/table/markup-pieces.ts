import { Unreadable } from '../unreadable.ts';

/** What stands in a part of a workbook, piece after piece: no tree of it is made, which would be many times its size. */
export type Piece =
	| { is: 'open'; name: string; attributes: string; isEmpty: boolean }
	| { is: 'close'; name: string }
	| { is: 'text'; text: string };

const PIECE =
	/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/y;

/** @throws Unreadable where it is not well formed, or defines words of its own */
export function* piecesOf(xml: string): Generator<Piece> {
	if (xml.slice(0, 4096).includes('<!DOCTYPE')) throw new Unreadable('damaged');
	PIECE.lastIndex = 0;
	const piece = new RegExp(PIECE);
	while (piece.lastIndex < xml.length) {
		const found = piece.exec(xml);
		if (!found) throw new Unreadable('damaged');
		const [, raw, closes, name, attributes, isEmpty, text] = found;
		if (raw !== undefined) yield { is: 'text', text: raw };
		else if (text !== undefined) yield { is: 'text', text: unescaped(text) };
		else if (name === undefined) continue;
		else if (closes) yield { is: 'close', name };
		else yield { is: 'open', name, attributes: attributes ?? '', isEmpty: isEmpty === '/' };
	}
}

/** An attribute among those of an element, as they stand there. */
export function attributeIn(attributes: string, name: string): string | undefined {
	const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
	const value = found?.[1] ?? found?.[2];
	return value === undefined ? undefined : unescaped(value);
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
		(whole, hex?: string, decimal?: string, name?: string) => {
			if (name !== undefined) return NAMED[name] ?? whole;
			const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
			return point <= 0x10ffff ? String.fromCodePoint(point) : '';
		}
	);
}
