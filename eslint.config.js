import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'src/paraglide/',
			'src/paraglide-public/',
			'static/',
			'test-results/'
		]
	},
	...tseslint.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			// throw redirect() and error() are SvelteKit's way to leave an action.
			'@typescript-eslint/only-throw-error': 'off',
			// A sentence that names a number or a missing value is wanted in many places.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNullish: false }],
			'@typescript-eslint/require-await': 'off',
			// Taking a key out of an object names it.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ExportDefaultDeclaration',
					message: 'Name what you export; a default is for the tools that ask for one.'
				},
				{ selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is an argument.' }
			],
			eqeqeq: 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser } },
		rules: {
			// Addresses are built from the office's own; there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
			// {' '} keeps a space that Svelte takes away at the edge of a block.
			'svelte/no-useless-mustaches': 'off',
			// The linter does not see through imports of .svelte files; svelte-check does.
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-redundant-type-constituents': 'off'
		}
	},
	{ files: ['*.config.{js,ts}', 'vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
	{
		files: ['scripts/**', 'bench/**', 'tests/**', 'bin/**', 'server.ts', 'src/platform/server/**'],
		rules: { 'no-restricted-syntax': 'off' }
	},
	{ files: ['**/*.js'], ...tseslint.configs.disableTypeChecked }
);
