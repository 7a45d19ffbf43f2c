import { readdirSync } from 'node:fs';

export default {
  root: 'pages',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    modulePreload: false,
    // A separate file, as the package has it.
    assetsInlineLimit: 0,
    rollupOptions: { input: readdirSync('pages').filter((name) => name.endsWith('.html')).map((name) => `pages/${name}`) },
  },
  worker: { format: 'es' },
  logLevel: 'warn',
};
