/** Words with which hardly a paragraph ends. */
const NO_END =
	/(?:^| )(?:של|עם|את|על|בין|לבין|אל|ו|בנושא|בשיתוף|לשנת|לרגל|לאחר|בשל|עקב|מול|בתחום|בתחומי|בהשתתפות|באמצעות|במסגרת|ראש|עיריית|and|of|the|with|for|in|und|der|die|das|mit|von|für|zum|zur|im)$/;
/** Words with which hardly one begins. */
const NO_BEGINNING = /^(?:של|את|עם|אצל|בשל|עקב|לבין|וכן|אשר|ידי|כדי)\s/;

/** A text that cannot end so: in a dash, a comma, a bracket that is open, or a word that asks for another. */
export function isUnfinished(text: string): boolean {
	const opened = text.split('(').length > text.split(')').length;
	return opened || /[,–—־]$|[א-ת] -$/.test(text) || NO_END.test(text);
}

/** A text that is the rest of one: it closes a bracket, or begins with a small letter or a word that nothing begins with. */
export function beginsWithin(text: string): boolean {
	const closed = /^[^(]*\)/.test(text) && !/^[\p{L}\d]{1,3}\)/u.test(text);
	return closed || NO_BEGINNING.test(text) || (/^\p{Ll}{2}/u.test(text) && !/^\S*[@/:]/.test(text));
}
