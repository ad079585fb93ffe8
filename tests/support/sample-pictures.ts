import { crc32, deflateSync } from 'node:zlib';
import type { Block, FlowDocument, PictureBlock } from '../../src/kernel/flow-document.ts';
import type { Language } from '../../src/kernel/language.ts';
import { PLAIN, type Outfit } from '../../src/kernel/look.ts';

/** A picture that every program can open, 320 by 160: green, its first quarter red, a disc on the right. */
export const PICTURE = Uint8Array.from(
	Buffer.from(
		'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wAARCACgAUADASIAAhEBAxEB/8QAHAABAAMAAwEBAAAAAAAAAAAAAAUGBwIECAED/8QANhABAAEDAgMDCQgCAwAAAAAAAAECAwQFEQYhgRIxUQcUIkFCYXGRsRMyQ1Jic5KhIzOCosH/xAAbAQEAAgMBAQAAAAAAAAAAAAAABAUCAwcBBv/EACMRAQEBAAIBAwQDAAAAAAAAAAACAQMRBAUSITEyQVEiQlL/2gAMAwEAAhEDEQA/AIUBTvtwAAAAAAAAAAAAAAAAAEQAvnKAAAAAAAAAAAAAAAAAAEuAoXVwAAAAAAAAAAAAAAAAAEQAvnKAAAAAAAAAAAAAAAAAAEuAoXVwAAAAAAAAAAAAAAAAAEQAvnKAAAAAFj0DgnU9cppv1RGJiT3Xbkc6o/TT6/jyj3vNrJzvWcRV71Odq4Nf03gLQsCKarmPOZcjn2787x/GOW3x3TuPgYeJG2NiWLP7duKfoj75E/jE2fAvfu3pgY36/iY2THZyMe1ejwuURV9ULqHBGgahEzOFGNXPt489jbp93+jPIz849rwKz7dY2LZrvk/1HS6KsjDq8+x6ec9mna5THvp9fT5KmkTWVneIN8dce9VgA9YAAAAJcBQurgAAAAAAAAAAAAAAAAAIgBfOUAAALHwToFOuaz2r9HaxMWIrux6qp9mnrP8AUS8rcnO9ZxG3WTic4K4KpvUW9V1W12qJ2qsWKo5VR6qqo8PCGiArrvb3vV/xcU8U+2QBg2gACl8ZcFUahRc1LTLcU5celctUxyveMx+r6/FdBlNbO9418nHPJPtp59mJidp73xdPKJoFODn06rj0bWcuqYuxHdTc79+sc/jEqWsYrKzvFByce8d7OgDJrAAS4ChdXAAAAAAAAAAAAAAAAAARAC+coAAGv8BabGBwxZuVU7XMqZvVbxz2nlT02iJ6yyBvmBj+aadjY0fg2qKPlEQjeRv8cxYeBPd7X6fuAhrcAAAAABF8S6bGq8P5mJ2e1XNuare0c+3HONusbdWIPQbBdRx/NNTysaPwb1dHyqmEvxt+uKvz5+Zp1gEpWAAAAAAAAAAAAAAAAAAAAAAAAAADfsS/GTh2MiO67bprjrG7AWycEahGocLYszVvXjx9hX7uz3f9eyjeRnxmrHwK6rZT4CGtgAAAAABg+q34ydXzciO67kV1x1qmW1a5qEaXomZm77TatTNHL2p5U/3MMKS/Gz66q/UK+2QBKVgAAAAAAAAAAAAAAAAAAAAAAAAAAtnk/wBdp0vV6sPIrinHzNqd57qa4+7PXu6x4KmPKnKzrWfHe8dZWPQYpfBXGdOoW6NM1K7tl0+jau1T/ujwmfzfX4roranZ3rX0HHyTyT7pAGLYAAArPF3F1nQcerGxqqbmoVx6NPfFqPzVf+Q9mdresYXcxPupX/KTrtN67b0bHriabU/aX5j83qp6Rz6x4KE53bty9dru3a6q7ldU1VVVTvNUz3zLgsonJnpQcvJvJe1oAyagAAAAAAAAAAAAAAAAAAAAAAAAAAAH2JmJ3jlK56B5RMvBppx9VoqzLMd12J/y0/Hf73Xn71LGNTlZ1rZx8l8e9zrb9N4l0fVYp80z7U11fh1z2a9/Daec9Eo8+Ozj6jnYkbY2bkWf27tVP0lH3xv1qfPqG/2lvTo6hrml6XE+e51mzMexNW9f8Y5/0xW/quo5MdnI1DKvR4XL1VX1l1DPG/eleof5lfdd8pNy9RVj6Nam1TPKci7Hpf8AGPV8Z+UKLdu3L12q7drquXK5mqquqd5qnxmXASJiZz4QeTlvk3utAGTUAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/9k=',
		'base64'
	)
);

/** The same as a camera writes it that was turned: how it is to be seen stands beside the pixels. */
export function turned(orientation: number, picture = PICTURE): Uint8Array {
	const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
	const exif = [...Buffer.from('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
	return Uint8Array.from([...picture.slice(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...picture.slice(2)]);
}

/** With words and a place that a camera or its owner left in it. */
export function tattling(picture = PICTURE): Uint8Array {
	const said = Buffer.from('GPS 32.1848 N 34.8713 E, owner Ploni');
	return Uint8Array.from([...picture.slice(0, 2), 0xff, 0xfe, 0, said.length + 2, ...said, ...picture.slice(2)]);
}

/** A PNG of one grey, sound to the last byte. @param extra a chunk that stands before the picture */
export function greyPng(width: number, height: number, extra?: { type: string; data: Uint8Array }): Uint8Array {
	const rows = Buffer.alloc((width + 1) * height, 0xb0);
	for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header[8] = 8;
	return Uint8Array.from(
		Buffer.concat([
			Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
			chunk('IHDR', header),
			...(extra ? [chunk(extra.type, extra.data)] : []),
			chunk('IDAT', deflateSync(rows)),
			chunk('IEND', new Uint8Array())
		])
	);
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

/** A block of a picture that is twice as wide as high. */
export function pictureBlock(overrides: Partial<PictureBlock> = {}): PictureBlock {
	return {
		...{ kind: 'picture', key: 'block:p', file: 'wide', mediaType: 'image/jpeg', width: 1600, height: 800 },
		alt: 'Two mayors plant a tree',
		...overrides
	};
}

/** What a writer needs beside a document of these blocks. */
export const PICTURED: Outfit = {
	...PLAIN,
	pictures: new Map([
		['wide', PICTURE],
		['tall', greyPng(300, 600)]
	])
};

const WORDS = {
	he: {
		title: 'תמונות השנה',
		alt: 'ראשי הערים נוטעים עץ',
		caption: 'נטיעה בפארק העירוני, מאי 2020',
		text: 'כך זה נראה.'
	},
	en: {
		title: 'The year in pictures',
		alt: 'The mayors plant a tree',
		caption: 'Planting in the city park, May 2020',
		text: 'This is how it looked.'
	}
};

/** A document with one, two, three and four pictures that follow each other, with captions and without. */
export function picturedDocument(language: Language): FlowDocument {
	const { title, alt, caption, text } = WORDS[language];
	const wide = pictureBlock({ alt });
	const tall = pictureBlock({ alt, file: 'tall', mediaType: 'image/png', width: 600, height: 1200 });
	const captioned = (block: PictureBlock): PictureBlock => ({ ...block, caption: [{ text: caption }] });
	const paragraph: Block = { kind: 'text', tone: 'plain', line: [{ text }] };
	const section = (id: string, ...blocks: Block[]) => ({ id, title, layout: 'flow' as const, blocks });
	return {
		...{ language, title, subtitle: '2020', author: 'Kesher', description: title, date: '2020-12-31', footer: title },
		sections: [
			{ id: 'cover', title, layout: 'cover', blocks: [] },
			section('one', paragraph, captioned(wide)),
			section('two', captioned(wide), captioned(tall)),
			section('three', captioned(tall), wide, captioned(tall), paragraph),
			section('four', wide, captioned(wide), tall, tall),
			section('alone', captioned(tall))
		]
	};
}

/** Mixed of four colours, as for print. */
export const CMYK_PICTURE = Uint8Array.from(
	Buffer.from(
		'/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAADBP/EAB0QAAIBBAMAAAAAAAAAAAAAAAARAQIDBBIUQWH/xAAVAQEBAAAAAAAAAAAAAAAAAAADBf/EABkRAQADAQEAAAAAAAAAAAAAAAEAAgMRIf/aAA4EAQACEQMRBAAAPwDFduzdmHCXoACVs9ZczzrlUpQ8JPKyeRNLo11fbAB//9k=',
		'base64'
	)
);
