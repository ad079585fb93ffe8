import { element } from './xml.ts';

/** Says of a shape that it shows nothing which a reader would miss. */
export const ORNAMENT = element(
	'a:extLst',
	{},
	element(
		'a:ext',
		{ uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
		element('adec:decorative', {
			'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
			val: 1
		})
	)
);
