import { expect, it } from 'vitest';
import { ofPictureFile, pictureFile, tooMuch } from './picture.ts';

const SHA = '0123456789abcdef'.repeat(4);

it('a picture is called by what it holds, and known by its name again', () => {
	expect(pictureFile(SHA, 'image/jpeg')).toBe(`${SHA}.jpg`);
	expect(ofPictureFile(`${SHA}.jpg`)).toEqual({ sha256: SHA, mediaType: 'image/jpeg' });
	expect(ofPictureFile(pictureFile(SHA, 'image/png'))).toEqual({ sha256: SHA, mediaType: 'image/png' });
});

it.each(['', SHA, `${SHA}.gif`, `../${SHA}.jpg`, `${SHA}.jpg/`, `${SHA.toUpperCase()}.jpg`])(
	'what is no name of a picture names none: %s',
	(name) => expect(ofPictureFile(name)).toBeUndefined()
);

it('the pictures of a report come to so much together and no more, in bytes and in pixels', () => {
	const picture = { bytes: 20 * 1024 * 1024, width: 1000, height: 1000 };
	expect(tooMuch([picture, picture])).toBeUndefined();
	expect(tooMuch([picture, picture, { ...picture, bytes: 1 }])).toEqual({ code: 'pictures_together', limit: 40 });
	expect(tooMuch(Array.from({ length: 151 }, () => ({ ...picture, bytes: 1 })))).toEqual({
		code: 'pictures_pixels',
		limit: 150
	});
});
