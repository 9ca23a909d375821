package Shop;

use strict;
use parent 'Base';

our $VERSION = '1.0';

# Makes one.
sub new {
    my ($class, %args) = @_;
    my $self = { name => $args{name}, lines => [] };
    return bless $self, $class;
}

sub name { return $_[0]->{name}; }

# Adds a line.
sub add_line {
    my ($self, $line) = @_;
    if ($line) {
        $self->check($line);
    }
    return $self;
}

sub _private {
    my $self = shift;
    return 0;
}

1;

__END__

=head1 NAME

Shop - where things are sold

=cut
