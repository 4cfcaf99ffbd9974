def log = new File(basedir, 'build.log').text

assert new File(basedir, 'target/generated-sources/dateline/dev/dateline/generated/WeatherClient.java').isFile()
assert log.contains('Dateline: Weather, client: 1 operation, ')
assert log.contains(' deleted) in target/generated-sources/dateline')

assert new File(basedir, 'generated/org/example/weather/client/WeatherClient.java').isFile()
assert new File(basedir, 'generated/org/example/weather/server/WeatherServer.java').isFile()
assert new File(basedir, 'generated/org/example/weather/client/model/Reading.java').text.contains('String at()')
assert log.contains('Dateline: Weather, client and server: 1 operation, ')
assert basedir.list().every { !it.contains('$') } : basedir.list()
