declare module '*?script=he' {
	/** Where the browser finds the file, bundled: scripts/browser-script.ts. */
	const address: string;
	// eslint-disable-next-line no-restricted-syntax -- as Vite does it
	export default address;
}

declare module '*?script=en' {
	/** Where the browser finds the file, bundled: scripts/browser-script.ts. */
	const address: string;
	// eslint-disable-next-line no-restricted-syntax -- as Vite does it
	export default address;
}
