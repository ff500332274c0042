/** Taro's own build turns `Taro.x` into an import of `x` on H5, where the default has only a part. */
export * as default from '@tarojs/taro-h5';
