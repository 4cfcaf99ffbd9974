def log = new File(basedir, 'build.log').text

assert log.contains('Parcels, oldest version first.')
assert log.contains('2022-01-01: 1 operation, the oldest version')
assert log.contains('2025-03-01: 1 operation, 0 new, 1 changed, 0 gone')
assert log.contains('  ~ getParcel  (GET /parcels/{number})')
assert log.contains('      response 200, grams: new')
assert log.contains('      response 200, barcode: gone')

def parcel = new File(basedir, 'target/generated-sources/dateline/dev/dateline/generated/model/parcels/Parcel.java')
assert parcel.text.contains(' litres(')
def unmatched = "fix.yaml:6:5: action 2 of the overlay changes nothing: '\$.paths['/letters']' matches nothing in parcels.yaml."
assert log.contains('Dateline: ' + unmatched)

assert log.contains('strict: nothing was generated, because of a warning:\n[ERROR] ' + unmatched)
assert !new File(basedir, 'strict').exists()
