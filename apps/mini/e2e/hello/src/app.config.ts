export default { pages: ['pages/hello/index'], lazyCodeLoading: 'requiredComponents' };
