#!/usr/bin/perl
use strict;
use warnings;
use List::Util qw(first max);

# Adds two numbers.
sub add {
    my ($left, $right) = @_;
    return $left + $right;
}

sub none { }

# Says hello.
# To everyone.
sub greet {
    my $name = shift;
    print "Hello, $name\n";
    return 1;
}

print add(1, 2);
