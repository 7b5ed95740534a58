// The browser's own choice of light or dark, also when it changes.
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const choose = () => { document.documentElement.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
dark.addEventListener('change', choose);
choose();
