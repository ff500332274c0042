import Taro from '@tarojs/taro';

const words = 'Not a picture.';

/** The local path of a small file, as `sendPicture` takes it, with nothing in it that is a picture. */
export async function scrapFile(): Promise<string> {
  if (process.env.TARO_ENV === 'h5')
    return URL.createObjectURL(new Blob([words], { type: 'text/plain' }));
  const filePath = `${Taro.env.USER_DATA_PATH}/scrap.txt`;
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: words,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
