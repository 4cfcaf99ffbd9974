import java.time.OffsetDateTime

def log = new File(basedir, 'build.log').readLines()
def output = new File(basedir, 'target/generated-sources/dateline')
def model = new File(output, 'com/example/parcels/model/parcels')

def said = log.findAll { it.contains('Dateline: ') }
assert said.size() == 4 : said
assert said[0] =~ /version 2022-01-01, client: 1 operation, (\d+) files \(\1 written, 0 deleted\)/
assert said[1] =~ /version 2025-03-01, client: 1 operation, \d+ files \(\d+ written, 1 deleted\)/
assert said[2].endsWith('Dateline: target/generated-sources/dateline is up to date')
assert said[3].endsWith('Dateline: skipped')

assert new File(model, 'Parcel.java').isFile()
assert !new File(model, 'Barcode.java').exists() : 'a file of the earlier version is left over'

// Maven tells when each build ended: all files are older than the end of the second one.
def ends = log.findAll { it.contains('Finished at: ') }
    .collect { OffsetDateTime.parse(it.replaceAll(/.*Finished at: /, '')).toInstant() }
assert ends.size() == 4
output.eachFileRecurse(groovy.io.FileType.FILES) {
  assert it.lastModified() < ends[1].plusSeconds(1).toEpochMilli() : "$it was written again"
}
