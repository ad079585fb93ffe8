/** Of every part that is written in WordprocessingML. */
export const NAMESPACES = {
	'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
	'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
} as const;

/** Of the body, which has drawings as well. */
export const WITH_DRAWINGS = {
	...NAMESPACES,
	'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
	'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main'
} as const;
